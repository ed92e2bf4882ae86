// What one lane hands to another: a lock that was waited for, a CPU by waking, a reference. Only arrows that touch the
// cursor or the selected thread are drawn, by the window's rules: else the picture would be nothing but arrows.
const MOST_ARROWS = 40;
/** Steeper than this, in pixels from one end to the other, one that does not touch the cursor looks like a cursor itself. */
const STEEPEST = 4;

/** The arrows of the view, from lane and row to lane and row; with the spans of the lock where one is handed over. */
function arrows() {
  const cursor = view.cursor;
  if (cursor < 0) return [];
  const lane = steps.lanes[positionOf(cursor)], selected = data.lanes[view.lane];
  const touches = (lock) => (lock.got <= cursor && (lock.until < 0 || cursor < lock.until)) || lock.until === cursor;
  const found = handedOver(lane, touches);
  if (selected?.kind === "thread") found.push(...handedOver(selected.id, () => true).map((one) => ({ ...one, aside: !touches(one.got) })));
  found.push(...wokenBy(cursor), ...whoWoke(lane, cursor), ...givenBack(cursor));
  const drawn = new Set(shown().lanes.map((one) => data.lanes[one]).filter((key) => key.kind === "thread").map((key) => key.id));
  return found.filter((one) => one.from !== one.to && drawn.has(one.from) && drawn.has(one.to));
}

/** Locks with a name that the thread got from another one, which gave it back while this one waited. */
function handedOver(lane, touches) {
  const given = threads[lane].locks.filter((lock) => lock.giver >= 0 && !data.locks[lock.lock].startsWith("0x") && touches(lock));
  return given.map((lock) => ({
    from: lock.giver, left: lock.gave, to: lane, came: lock.got,
    gave: threads[lock.giver].locks.find((one) => one.lock === lock.lock && one.until === lock.gave), got: lock,
  }));
}

/** Whom the step at the cursor wakes, and where that one then gets a CPU. */
function wokenBy(cursor) {
  const pid = wakes.get(positionOf(cursor));
  const woken = pid === undefined ? undefined : shown().lanes.map((one) => data.lanes[one]).find((key) => key.kind === "thread" && threads[key.id].pid === pid);
  const stretch = woken && threads[woken.id].running.find(([from]) => from > cursor);
  return stretch ? [{ from: steps.lanes[positionOf(cursor)], left: cursor, to: woken.id, came: stretch[0] }] : [];
}

/** The last wakeup of the cursor's thread before it got its CPU. */
function whoWoke(lane, cursor) {
  const came = threads[lane].running.findLast(([from]) => from <= cursor)?.[0];
  const at = came === undefined ? -1 : [...wakes].findLast(([at, pid]) => rowAt[at] < came && pid === threads[lane].pid)?.[0] ?? -1;
  return at < 0 ? [] : [{ from: steps.lanes[at], left: rowAt[at], to: lane, came }];
}

/** References on the object that is meant which one thread took and another gives back. */
function givenBack(cursor) {
  const object = countLane()?.id, found = [];
  threads.forEach((thread, lane) => thread.references.forEach((one) => {
    const giver = one.until < 0 ? lane : steps.lanes[positionOf(one.until)];
    if (one.object === object && giver !== lane && (one.from === cursor || one.until === cursor)) found.push({ from: lane, left: one.from, to: giver, came: one.until });
  }));
  return found;
}

function paintArrows(width, height) {
  ink.save();
  ink.beginPath();
  ink.rect(HEADER, RULER, width - HEADER, height - RULER);
  ink.clip();
  const exact = (row) => HEADER + ((axis(row) - view.from) / (view.to - view.from)) * (width - HEADER);
  let left = MOST_ARROWS;
  for (const arrow of arrows()) {
    const x1 = exact(arrow.left), x2 = exact(arrow.came);
    if (x2 < HEADER || x1 > width || x2 - x1 >= 20 * width || (arrow.aside && x2 - x1 < STEEPEST) || left-- <= 0) continue;
    paintArrow(Math.max(HEADER - 50, x1), levelOfEnd(arrow.from, arrow.gave), Math.min(width + 50, x2), levelOfEnd(arrow.to, arrow.got));
  }
  ink.restore();
}

/** The bar of the lock that is meant, else the lane's first call. */
function levelOfEnd(lane, lock) {
  const place = places.find((one) => one.key.kind === "thread" && one.key.id === lane);
  return place.y + (lock ? levelOf(place.key, place.height, lock) + 3.5 : 9 + (CALL - 2) / 2);
}

/** Leaves forwards, swings over, and arrives across the lane, so that its head is seen even where both ends are close. */
function paintArrow(x1, y1, x2, y2) {
  const away = Math.abs(x2 - x1), elbow = x2 - Math.max(6, away * 0.25), middle = y2 - (y2 - y1) * 0.5;
  const long = Math.hypot(x2 - elbow, y2 - middle) || 1, dx = (x2 - elbow) / long, dy = (y2 - middle) / long, head = 8;
  ink.strokeStyle = ink.fillStyle = colour("cursor");
  ink.lineWidth = 1.6;
  ink.beginPath();
  ink.moveTo(x1, y1);
  ink.bezierCurveTo(x1 + Math.max(12, away * 0.6), y1, elbow, middle, x2 - head * 0.9 * dx, y2 - head * 0.9 * dy);
  ink.stroke();
  ink.beginPath();
  ink.moveTo(x2, y2);
  ink.lineTo(x2 - head * dx - head * 0.45 * dy, y2 - head * dy + head * 0.45 * dx);
  ink.lineTo(x2 - head * dx + head * 0.45 * dy, y2 - head * dy - head * 0.45 * dx);
  ink.fill();
}
