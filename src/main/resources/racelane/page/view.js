// The view: what is shown of the trace and where the cursor stands. The rules are those of the window.
const opening = () => ({ ...data.view, hidden: new Set(data.view.hidden), pinned: new Set(data.view.pinned), playing: 0, stop: -1 });
const view = opening();
const finding = () => (view.finding >= 0 ? findings[view.finding] : undefined);

let shownNow = null;

/** Lanes and rows that are shown; worked out again where a choice that decides has changed. */
function shown() {
  const matter = view.only ? matterOf(view.about) : undefined;
  const key = JSON.stringify([matter && [view.about, matter.object], [...view.hidden], view.lanes, [...view.pinned]]);
  if (shownNow?.key !== key) shownNow = { key, ...work(matter) };
  return shownNow;
}

/** What matters for a finding, or, where none is meant, for the selected object. */
function matterOf(about) {
  const lane = data.lanes[view.lane];
  const meant = about >= 0 ? findings[about] : lane?.kind === "object" ? data.matters[lane.id] : undefined;
  return meant?.matter ? meant : undefined;
}

function work(matter) {
  const pinned = view.lanes.filter((lane) => view.pinned.has(lane));
  const lanes = [...new Set([...pinned, ...(matter ? mattering(matter) : view.lanes)])].filter((lane) => !view.hidden.has(lane));
  const keys = lanes.map((lane) => data.lanes[lane]);
  const threadsShown = new Set(keys.filter((key) => key.kind === "thread").map((key) => key.id));
  if (!matter && threadsShown.size === threads.length) return { lanes, rows: rowAt };
  const kept = new Set();
  const ofPinned = new Set(matter ? pinned.map((lane) => data.lanes[lane]).filter((key) => key.kind === "thread").map((key) => key.id) : []);
  rowAt.forEach((row, at) => {
    const thread = steps.lanes[at];
    if (threadsShown.has(thread) && (!matter || matter.matter.has(row) || ofPinned.has(thread))) kept.add(row);
  });
  for (const key of keys.filter((one) => one.kind === "object")) {
    const object = objects[key.id];
    object.counts[key.count].points.forEach((point) => kept.add(point.row));
    object.operations.filter(([, , moves]) => moves < 0 || moves === key.count).forEach(([from, to]) => kept.add(from).add(to));
  }
  return { lanes, rows: rowAt.filter((row) => kept.has(row)) };
}

/** The lanes that matter, in the person's order, but the object's own before those of its kin. */
function mattering(matter) {
  const ordered = view.lanes.filter((lane) => matter.matterLanes.includes(lane));
  const own = ordered.filter((lane) => data.lanes[lane].kind === "object" && data.lanes[lane].id === matter.object);
  return [...own, ...ordered.filter((lane) => !own.includes(lane))];
}

const rank = (row) => place(shown().rows, row);
const isShown = (row) => shown().rows[rank(row)] === row;
/** The nearest shown row, the earlier one first. */
const nearest = (row) => shown().rows[rank(row + 1) - 1] ?? shown().rows[0] ?? -1;

/** The object lane whose count is meant: the selected one, else the first that is shown. */
function countLane() {
  const selected = data.lanes[view.lane];
  if (selected?.kind === "object") return selected;
  return shown().lanes.map((lane) => data.lanes[lane]).find((lane) => lane.kind === "object");
}

/** Where a row stands on the axis: in slots, or in nanoseconds. */
function axis(row) {
  if (view.order === "time") return row >= facts.size ? times[count - 1] ?? 0 : times[positionOf(row)] ?? 0;
  return rank(row) + (isShown(row) ? 0.5 : 0);
}
/** The cursor stands after its step. */
const axisOfCursor = () => (view.order === "time" ? axis(view.cursor) : rank(view.cursor + 1));
const whole = () => (view.order === "time" ? [0, Math.max(1, times[count - 1] ?? 1)] : [0, Math.max(1, shown().rows.length)]);

function span(from, to) {
  if (to > from && Number.isFinite(to - from)) [view.from, view.to] = [from, to];
}
// The slots of a trace of which only a part is here are not those of the view it was taken from.
const fitPart = () => facts.leftOut && span(...whole());

/** Moves the visible span, no more than needed, so that the cursor is in view with a margin. */
function inView() {
  const margin = 0.08, length = view.to - view.from, share = (axis(view.cursor) - view.from) / length, [first, last] = whole();
  let by = 0;
  if (share < margin) by = Math.min(Math.min(0, share * length), Math.max((share - margin) * length, first - view.from));
  else if (share > 1 - margin) by = Math.max(Math.max(0, (share - 1) * length), Math.min((share - 1 + margin) * length, last - view.to));
  span(view.from + by, view.to + by);
}

/** Puts the cursor after the shown row nearest to this one. */
function to(row) {
  const target = row === undefined || row < 0 ? -1 : nearest(row);
  if (target < 0 || target === view.cursor) return;
  view.cursor = target;
  inView();
}

/** Goes to a step as people count it; one that is folded brings everything back. */
function toStep(step) {
  const row = rowOfStep(step);
  if (!(row >= 0 && row < facts.size)) return;
  if (view.only && !isShown(row)) onlyWhatMatters(false);
  to(row);
}

function onlyWhatMatters(only) {
  const about = view.finding >= 0 ? view.finding : view.about;
  if (only && !matterOf(about)) return;
  const share = (axis(view.cursor) - view.from) / (view.to - view.from), length = view.to - view.from;
  view.only = only;
  view.about = about;
  view.cursor = nearest(view.cursor);
  const [first, last] = whole(), kept = Math.min(length, last - first), at = share >= 0 && share <= 1 ? share : 0.5;
  span(axis(view.cursor) - at * kept, axis(view.cursor) - at * kept + kept);
}

function fitRows(first, last) {
  const event = view.order === "event", from = axis(first), until = Math.max(axis(last), from + (event ? 1 : 1000));
  const margin = Math.max((until - from) * 0.08, event ? 2 : 0);
  // What follows the last row is worth more room than what went before the first.
  span(from - margin / 2, until + 2.5 * margin);
}

function fitFinding(index) {
  const found = findings[index];
  if (found) fitRows(found.first ?? found.rows[0], found.last ?? found.rows[0]);
}

/** Opens a finding: only what matters for it, fitted, the cursor on its step. */
function focus(index) {
  const found = findings[index];
  if (!found) return;
  view.finding = index;
  view.lane = found.lane;
  if (found.matter) {
    view.only = true;
    view.about = index;
  }
  view.cursor = nearest(found.rows[0]);
  fitFinding(index);
}

function zoom(factor, share = -1) {
  const [first, last] = whole(), cursor = (axis(view.cursor) - view.from) / (view.to - view.from);
  const at = share >= 0 ? share : cursor >= 0 && cursor <= 1 ? cursor : 0.5;
  const shortest = Math.min(view.order === "event" ? 3 : 100, last - first);
  const length = Math.max(shortest, Math.min((last - first) * 1.02, (view.to - view.from) / factor));
  const middle = view.from + at * (view.to - view.from);
  span(middle - at * length, middle - at * length + length);
}

function pan(shares) {
  const [first, last] = whole(), length = view.to - view.from, slack = length / 3;
  const from = Math.min(Math.max(view.from + shares * length, first + slack - length), last - slack);
  span(from, from + length);
}

/** Event order to time or back; the cursor stays where it is on the screen. */
function switchOrder() {
  const rows = shown().rows, cursor = (axis(view.cursor) - view.from) / (view.to - view.from);
  const visible = rows.filter((row) => axis(row) >= view.from && axis(row) <= view.to);
  const share = cursor >= 0 && cursor <= 1 ? cursor : 0.5;
  view.order = view.order === "event" ? "time" : "event";
  const [first, last] = visible.length ? [visible[0], visible[visible.length - 1]] : [view.cursor, view.cursor];
  const length = Math.max(view.order === "event" ? 3 : 1000, axis(last) - axis(first));
  span(axis(view.cursor) - share * length, axis(view.cursor) - share * length + length);
}
