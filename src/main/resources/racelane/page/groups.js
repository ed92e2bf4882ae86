// Lanes brought together by process, CPU or machine, with the window's order and words.
const GROUPINGS = ["none", "process", "cpu", "machine"];
const groupIds = (by) => GROUPINGS.indexOf(by) - 1;

/** The group of a thread, a number that stands for its name. */
const groupOf = (thread, by) => threads[thread].groups[groupIds(by)];

/** What a lane's header says of the group it stands in. */
const groupWords = (key) => (key.kind === "object" || view.grouping === "none" ? "" : words[groupOf(key.id, view.grouping)] + " · ");

/** Objects on top, each group where the first of its threads was; CPUs and machines in their own order. */
function groupedLanes(lanes, by) {
  if (by === "none") return lanes;
  const isThread = (lane) => data.lanes[lane].kind === "thread", inOrder = lanes.filter(isThread), group = (lane) => groupOf(data.lanes[lane].id, by);
  const order = by === "process" ? [...new Set(inOrder.map(group))] : data.groupings[groupIds(by)];
  return [...lanes.filter((lane) => !isThread(lane)), ...inOrder.sort((a, b) => order.indexOf(group(a)) - order.indexOf(group(b)))];
}

/** What was grouped or moved before makes no difference once it is undone. */
function groupLanes(by) {
  if (view.grouping === by) return;
  view.lanes = groupedLanes(view.grouping === "none" ? view.lanes : data.lanes.map((_, lane) => lane), by);
  view.grouping = by;
}
