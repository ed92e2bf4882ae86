// The lanes, on one canvas: drawn again at the screen's own resolution whenever something changes.
const canvas = document.getElementById("canvas");
const ink = canvas.getContext("2d");
const HEADER = 200, RULER = 24, OBJECT = 132, CALL = 18, LOCK = 18;
const fonts = { sans: 'Inter, system-ui, "DejaVu Sans", sans-serif', mono: '"JetBrains Mono", ui-monospace, "DejaVu Sans Mono", monospace' };
let colours = {};
let places = [];
/** So many times as large are the lanes drawn: more where a room full of people looks at them. */
let larger = 1;

/** Characters that turn the direction of writing or cannot be seen are shown as their numbers. */
const visible = (text) => String(text).replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
  (c) => (c < " " ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : "<U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + ">"));

const colour = (name) => (colours[name] ??= getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim());
const laneColour = (thread) => colour("lane-" + threads[thread].ink);

function write(text, x, y, { size = 11, font = "sans", fill = "text", weight = "", align = "left", room = Infinity } = {}) {
  ink.font = `${weight} ${size}px ${fonts[font]}`;
  let shownText = visible(text);
  if (room < Infinity && ink.measureText(shownText).width > room) {
    let fits = 0, over = shownText.length;
    while (fits + 1 < over) {
      const middle = (fits + over) >> 1;
      if (ink.measureText(shownText.slice(0, middle) + "…").width <= room) fits = middle; else over = middle;
    }
    shownText = fits < 2 ? "" : shownText.slice(0, fits) + "…";
  }
  ink.textAlign = align;
  ink.fillStyle = fill.startsWith("#") ? fill : colour(fill);
  ink.fillText(shownText, x, y);
}

function box(x, y, width, height, fill, alpha = 1) {
  ink.globalAlpha = alpha;
  ink.fillStyle = fill;
  ink.fillRect(x, y, width, height);
  ink.globalAlpha = 1;
}

function line(x1, y1, x2, y2, stroke, width = 1, dash = []) {
  ink.strokeStyle = stroke;
  ink.lineWidth = width;
  ink.setLineDash(dash);
  ink.beginPath();
  ink.moveTo(x1, y1);
  ink.lineTo(x2, y2);
  ink.stroke();
  ink.setLineDash([]);
}

/** Slanted strokes: what is waited for, or was not observed. */
function hatch(x, y, width, height, stroke) {
  ink.save();
  ink.beginPath();
  ink.rect(x, y, width, height);
  ink.clip();
  for (let at = Math.max(x, 0) - height; at < Math.min(x + width, canvas.clientWidth / larger); at += 5) line(at, y + height, at + height, y, stroke);
  ink.restore();
}

function heightOf(key) {
  if (key.kind === "object") return OBJECT;
  const thread = threads[key.id], deepest = Math.min(8, callsThatCount(thread).reduce((most, call) => Math.max(most, call.depth + 1), 0));
  return Math.max(46, 12 + deepest * CALL + (thread.locks.length ? 34 + LOCK * (thread.lockLevels - 1) : 8));
}

/** A lane has room for all its calls; on a full screen, for those that can be seen there. */
const callsThatCount = (thread) => (presenting() ? thread.calls.filter((call) => axis(call.to) >= view.from && axis(call.from) <= view.to) : thread.calls);

function paintLanes() {
  const section = document.getElementById("lanes"), width = section.clientWidth / larger, height = section.clientHeight / larger, scale = larger * (window.devicePixelRatio || 1);
  let top = 0;
  places = shown().lanes.map((lane) => {
    const tall = heightOf(data.lanes[lane]);
    top += tall;
    return { lane, key: data.lanes[lane], top: top - tall, height: tall };
  });
  const still = standing(height);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.style.width = section.clientWidth + "px";
  canvas.style.height = section.clientHeight + "px";
  // Room to scroll in below the canvas, which stays in view; a margin would carry it away.
  document.getElementById("room").style.height = Math.max(0, top + RULER - height) * larger + "px";
  ink.setTransform(scale, 0, 0, scale, 0, 0);
  colours = {};
  box(0, 0, width, height, colour("background"));
  const x = (row) => HEADER + Math.max(-40, Math.min(width + 40, ((axis(row) - view.from) / (view.to - view.from)) * (width - HEADER)));
  const scrolled = section.scrollTop / larger;
  for (const at of places) {
    at.y = RULER + at.top - (at.top < still ? 0 : scrolled);
    const above = at.top < still ? RULER : RULER + still;
    if (at.y > height || at.y + at.height < above) continue;
    ink.save();
    ink.beginPath();
    ink.rect(0, Math.max(above, at.y), width, at.y + at.height - Math.max(above, at.y));
    ink.clip();
    ink.save();
    ink.beginPath();
    ink.rect(HEADER, at.y, width - HEADER, at.height);
    ink.clip();
    if (at.key.kind === "object") paintObject(at.key, at.y, at.height, x, width); else paintThread(at.key, at.y, at.height, x, width);
    ink.restore();
    paintHeader(at, at.y);
    ink.restore();
  }
  paintArrows(width, height);
  paintRuler(width, x);
  paintNotes(width, x);
  const cursor = HEADER + ((axisOfCursor() - view.from) / (view.to - view.from)) * (width - HEADER);
  if (view.cursor >= 0 && cursor >= HEADER && cursor <= width) {
    line(cursor, RULER, cursor, height, colour("cursor"), 1.5);
    const half = 42, middle = Math.max(HEADER + half, Math.min(width - half, cursor));
    box(middle - half, 3, 2 * half, RULER - 6, colour("cursor"));
    write("step " + stepOf(view.cursor), middle, 16, { fill: "on-cursor", weight: "600", align: "center" });
  }
}

/** How much of the top does not scroll: pinned lanes, and on a full screen the count that is presented. */
function standing(height) {
  const lanes = places.findIndex((at) => !view.pinned.has(at.lane) && !(presenting() && at.top === 0 && at.key.kind === "object"));
  const tall = lanes < 0 ? 0 : places[lanes].top;
  return tall < (height - RULER) * 0.6 ? tall : 0;
}

function paintHeader(at, y) {
  ink.save();
  ink.beginPath();
  ink.rect(0, y, HEADER, at.height);
  ink.clip();
  const key = at.key, row = Math.max(0, view.cursor);
  box(0, y, HEADER, at.height, colour(at.lane === view.lane ? "selection" : "panel"));
  box(0, y, 4, at.height, key.kind === "object" ? colour("count") : laneColour(key.id));
  write(key.kind === "object" ? objects[key.id].name : nameOf(key.id, row), 14, y + 19, { size: 13, weight: "600", room: HEADER - 24 });
  write((view.pinned.has(at.lane) ? "pinned · " : "") + groupWords(key) + key.about, 14, y + 36, { fill: "text-dim", room: HEADER - 24 });
  line(0, y + at.height - 0.5, HEADER, y + at.height - 0.5, colour("rule"));
  line(HEADER - 0.5, y, HEADER - 0.5, y + at.height, colour("rule"));
  ink.restore();
}

function paintRuler(width, x) {
  box(0, 0, width, RULER, colour("panel"));
  line(0, RULER - 0.5, width, RULER - 0.5, colour("rule"));
  let free = HEADER;
  // Numbers of stops and the cursor's step stand on the ruler, too.
  const taken = [...notes.map((note) => [x(note.to), 9]), [x(view.cursor), 46]];
  for (const row of shown().rows) {
    const at = x(row);
    if (at < Math.max(HEADER, free) || at > width - 40) continue;
    if (taken.some(([middle, half]) => middle + half > at && middle - half < at + (view.order === "time" ? 86 : 42))) continue;
    line(at, RULER - 5, at, RULER, colour("text-faint"));
    write(view.order === "time" ? "+" + (times[positionOf(row)] / 1e6).toFixed(3) + " ms" : String(stepOf(row)), at + 3, 15, { size: 10.5, font: "mono", fill: "text-dim" });
    free = at + 96;
  }
}

/** The number of each stop at its step; a bar over the steps of a range. */
function paintNotes(width, x) {
  notes.forEach((note, i) => {
    const from = Math.max(HEADER, x(note.from)), to = x(note.to);
    if (to > from) box(from, RULER / 2 - 2, Math.min(width, to) - from, 4, colour("cursor"), 0.35);
    if (to < HEADER || to > width) return;
    ink.beginPath();
    ink.arc(to, RULER / 2, 8, 0, 7);
    ink.fillStyle = colour("card");
    ink.fill();
    ink.strokeStyle = colour("cursor");
    ink.lineWidth = 1.5;
    ink.stroke();
    write(String(i + 1), to, RULER / 2 + 3.5, { size: 10, fill: "cursor", weight: "600", align: "center" });
  });
}

function paintObject(key, y, height, x, width) {
  const object = objects[key.id], points = object.counts[key.count].points, top = y + 34, zero = y + height - 46;
  const most = Math.max(1, ...points.filter((point) => !saturated(point.value)).map((point) => point.value));
  const level = (value) => (saturated(value) ? zero + 12 : value < 0 ? zero + 6 : zero - ((zero - top) * value) / most);
  for (let value = 0; value <= most; value += Math.ceil(most / 4)) {
    line(HEADER, level(value), width, level(value), colour("grid"));
    write(String(value), HEADER + 4, level(value) - 2, { size: 10, font: "mono", fill: "text-faint" });
  }
  box(HEADER, zero, width - HEADER, 18, colour("warning-zone"));
  object.lives.forEach((life, i) => paintLife(object, life, i, y + height - 22, top - 10, zero + 6, x));
  points.forEach((point, i) => {
    const before = points[i - 1], life = lifeAt(object, point.row), until = points[i + 1]?.row ?? facts.size;
    const next = points[i + 1]?.text.startsWith("~") ? Math.max(point.row, points[i + 1].from) : until;
    const end = life.freeFrom > point.row ? Math.min(next, life.freeFrom) : next;
    const tone = point.value <= 0 || saturated(point.value) ? colour("finding") : colour("count");
    const freed = life.freeFrom >= 0 && life.freeTo <= point.row;
    line(x(point.row), level(point.value), x(end), level(point.value), tone, freed ? 1.4 : 2.4, freed ? [2, 3] : []);
    const left = Math.max(HEADER, x(point.row)), right = Math.min(width, x(end));
    if (right - left > 10 + 8 * valueText(point.value).length) write(valueText(point.value), (left + right) / 2, level(point.value) - 5, { size: 12, font: "mono", fill: tone, weight: "600", align: "center" });
    if (before && before.row >= life.born) {
      const from = Math.max(point.from, before.row), seen = !point.text.startsWith("~");
      if (!seen) hatch(x(from), Math.min(level(before.value), level(point.value)), x(point.row) - x(from), Math.abs(level(point.value) - level(before.value)), colour("text-faint"));
      line(seen ? x(point.row) : x(from), level(before.value), x(point.row), level(point.value), tone, seen ? 2.4 : 1.6, seen ? [] : [6, 4]);
    }
    if (point.lane >= 0) {
      ink.fillStyle = laneColour(point.lane);
      ink.beginPath();
      ink.arc(x(point.row), level(point.value), 4.4, 0, 7);
      ink.fill();
    }
  });
  paintFindings(findings.filter((one) => one.kind !== "kernel-report" && data.lanes[one.lane] === key), y, x, width);
}

/** A mark for each finding, and its title where there is room for it up to the next mark: to its right, else to its left. */
function paintFindings(those, y, x, width) {
  const marks = those.map((found) => ({ at: x(found.rows[0]), text: found.title + (found.certain ? "" : " ~") })).sort((a, b) => a.at - b.at);
  let free = HEADER;
  marks.forEach(({ at, text }, i) => {
    ink.fillStyle = colour("finding");
    ink.beginPath();
    ink.moveTo(at - 7, y + 6);
    ink.lineTo(at + 7, y + 6);
    ink.lineTo(at, y + 17);
    ink.fill();
    ink.font = "600 11px " + fonts.sans;
    const end = Math.min(width, (marks[i + 1]?.at ?? Infinity) - 9), long = ink.measureText(text).width;
    const fits = at + 12 + long <= end, before = !fits && at - 12 - long >= free && at <= width;
    if (at >= HEADER - 7) write(text, before ? at - 12 - long : at + 12, y + 16, { fill: "finding", weight: "600", room: before ? Infinity : end - at - 12 });
    free = at + 12 + (before ? 0 : Math.min(long, Math.max(0, end - at - 12)));
  });
}

/** The band of a life under its count; the time between its end and the next has nothing to count. */
function paintLife(object, life, index, band, top, bottom, x) {
  const end = object.lives[index + 1] ? Math.max(0, object.lives[index + 1].born) : facts.size;
  const freed = life.freeFrom >= 0 ? life.freeFrom : end;
  const released = life.released >= 0 && life.released < freed ? life.released : freed;
  const removed = life.removed >= 0 && life.removed < released ? life.removed : released;
  const part = (from, to, text, fill, tone) => {
    if (x(to) - x(from) < 1) return;
    box(x(from), band, x(to) - x(from), 14, colour(fill));
    const left = Math.max(HEADER, x(from)) + 4;
    write(text, left, band + 10.5, { size: 10, fill: tone, room: x(to) - left - 4 });
  };
  part(Math.max(0, life.born), removed, life.short + (life.inferred ? " alive again (inferred)" : index > 0 ? " alive, same address" : " alive"), "alive", "on-alive");
  part(removed, released, life.short + " alive, given up", "unbound", "on-unbound");
  part(released, freed, life.short + " released, not freed", "finding-panel", "finding");
  if (life.freeFrom >= 0) {
    part(life.freeFrom, end, life.freeSeen ? "freed" : "~ freed", "card", "text-dim");
    if (!life.freeSeen) hatch(x(life.freeFrom), top, x(life.freeTo) - x(life.freeFrom), bottom - top, colour("freed"));
    box(x(life.freeFrom), top, x(end) - x(life.freeFrom), bottom - top, colour("freed"), 0.14);
  }
}

function paintThread(key, y, height, x, width) {
  const thread = threads[key.id], tone = laneColour(key.id);
  for (const [from, to] of thread.running) box(x(from), y, x(to) - x(from), height - 1, tone, 0.07);
  line(HEADER, y + height - 0.5, width, y + height - 0.5, colour("rule"));
  let mark = -1;
  for (const row of shown().rows) {
    const at = x(row);
    if (at < HEADER || at > width || at - mark < 1.5 || steps.lanes[positionOf(row)] !== key.id) continue;
    box(at - 0.75, y + 2, 1.5, 4, tone);
    mark = at;
  }
  const alarming = new Set(finding()?.rows ?? []);
  for (const call of thread.calls) {
    const left = x(call.from), right = Math.max(left + 2, x(call.to)), slice = y + 9 + Math.min(7, call.depth) * CALL;
    if (right < HEADER || left > width) continue;
    const fill = alarming.has(call.from) ? colour("finding") : tone;
    box(left, slice, right - left, CALL - 2, fill, 0.22);
    box(left, slice, 2.5, CALL - 2, fill);
    if (right - left > 24) write(named(call), Math.max(HEADER, left) + 6, slice + 12, { font: "mono", room: Math.min(width, right) - Math.max(HEADER, left) - 10 });
  }
  for (const held of thread.references) {
    const left = Math.max(HEADER, x(held.from)), right = Math.min(width, x(held.until < 0 ? facts.size : held.until)), level = y + height - 6;
    if (right - left < 20 || held.object < 0) continue;
    line(left, level, right, level, tone, 1.4, [2, 3]);
    write("holds a reference on " + (countLane()?.id === held.object ? lifeOf(held.object, held.life).short : lifeOf(held.object, held.life).label), left + 4, level - 3, { size: 10, fill: tone, room: right - left - 8 });
  }
  thread.locks.forEach((lock) => paintLock(lock, tone, levelOf(key, height, lock) + y, x, width));
}

/** Where a lock's bar stands in its thread's lane. */
const levelOf = (key, height, lock) => height - 26 - LOCK * (threads[key.id].lockLevels - 1 - lock.level);

/** Hatched while it is waited for, a bar while it is held. */
function paintLock(lock, tone, bar, x, width) {
  const asked = x(begin(lock)), until = x(lock.until < 0 ? facts.size : lock.until), got = lock.got < 0 ? until : x(lock.got);
  if (until < HEADER || asked > width) return;
  hatch(asked, bar, got - asked, 7, tone);
  if (lock.got >= 0) box(got, bar, Math.max(1.5, until - got), 7, tone);
  if (until - got > 40) write("holds " + data.locks[lock.lock], Math.max(HEADER, got) + 2, bar - 2, { size: 9.5, fill: "text-dim", room: until - Math.max(HEADER, got) });
  else if (got - asked > 40) write("waits for " + data.locks[lock.lock], Math.max(HEADER, asked) + 2, bar - 2, { size: 9.5, fill: "text-dim", room: got - Math.max(HEADER, asked) });
}

/** A call in the words of its entry, where that is on the page. */
function named(call) {
  const at = positionOf(call.from), words = rowAt[at] === call.from ? textAt(at, countLane()?.id) : call.name;
  return words.startsWith(call.name) ? words + (call.returned ? "" : " …") : call.name + "()";
}
