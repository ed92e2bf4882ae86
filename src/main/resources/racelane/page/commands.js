// What can be asked for, by the ids of the window's commands, and the window's keys for it.

/** The step of the same thread, or of another, on either side of the cursor. */
function beside(by, wanted) {
  const rows = shown().rows, lane = steps.lanes[positionOf(view.cursor)];
  for (let slot = rank(view.cursor) + by; slot >= 0 && slot < rows.length; slot += by) {
    if ((steps.lanes[positionOf(rows[slot])] === lane) === wanted) return rows[slot];
  }
}

function contextSwitch(by) {
  if (!switches.length || view.only) return beside(by, false);
  const list = by > 0 ? switches.filter((row) => row > view.cursor) : switches.filter((row) => row < view.cursor).reverse();
  return list.find(isShown);
}

function countChange(by) {
  const lane = countLane(), points = lane ? objects[lane.id].counts[lane.count].points : [];
  const at = place(points, view.cursor + (by > 0 ? 1 : 0), (point) => point.row) - (by > 0 ? 0 : 1);
  return points[at]?.row;
}

function besideFinding(by) {
  const stands = finding()?.rows[0] === view.cursor ? view.finding : -1;
  let next = stands + by;
  if (stands < 0) {
    const rows = findings.map((found) => found.rows[0]);
    next = by > 0 ? rows.findIndex((row) => row > view.cursor) : rows.findLastIndex((row) => row < view.cursor);
  }
  if (!findings[next]) return;
  if (view.only) return focus(next);
  view.finding = next;
  view.lane = findings[next].lane;
  to(findings[next].rows[0]);
}

function selectLane(by) {
  const lanes = shown().lanes, at = lanes.indexOf(view.lane);
  view.lane = lanes[at < 0 ? (by > 0 ? 0 : lanes.length - 1) : Math.max(0, Math.min(lanes.length - 1, at + by))] ?? -1;
}

function hideLane() {
  const lanes = shown().lanes, at = lanes.indexOf(view.lane);
  if (at < 0 || lanes.length === 1) return;
  view.hidden.add(view.lane);
  view.lane = lanes[at + 1 < lanes.length ? at + 1 : at - 1];
}

const toggled = (set, value) => (set.has(value) ? set.delete(value) : set.add(value));

const commands = {
  "step-next": { words: "Next step", keys: ["ArrowRight"], run: () => to(shown().rows[rank(view.cursor + 1)]) },
  "step-back": { words: "Previous step", keys: ["ArrowLeft"], run: () => to(shown().rows[rank(view.cursor) - 1]) },
  "thread-next": { words: "Next step of the same thread", keys: ["Shift+ArrowRight"], run: () => to(beside(1, true)) },
  "thread-back": { words: "Previous step of the same thread", keys: ["Shift+ArrowLeft"], run: () => to(beside(-1, true)) },
  "count-next": { words: "Next change of the selected object's count", keys: ["Alt+ArrowRight"], run: () => to(countChange(1)) },
  "count-back": { words: "Previous change of the selected object's count", keys: ["Alt+ArrowLeft"], run: () => to(countChange(-1)) },
  "switch-next": { words: "Next context switch", keys: ["Ctrl+ArrowRight"], run: () => to(contextSwitch(1)) },
  "switch-back": { words: "Previous context switch", keys: ["Ctrl+ArrowLeft"], run: () => to(contextSwitch(-1)) },
  "finding-next": { words: "Next finding", keys: ["N"], run: () => besideFinding(1) },
  "finding-back": { words: "Previous finding", keys: ["P"], run: () => besideFinding(-1) },
  "play": { words: "Play or pause", keys: ["Space"], run: () => play(!view.playing) },
  "step-first": { words: "First step", keys: ["Home"], run: () => to(shown().rows[0]) },
  "step-last": { words: "Last step", keys: ["End"], run: () => to(shown().rows.at(-1)) },
  "go-to": { words: "Go to a step…", keys: ["G"], run: () => askStep() },
  "findings": { words: "List the findings", keys: ["L"], run: () => listFindings() },
  "find": { words: "Find…", keys: ["Ctrl+F", "/"], run: () => askText() },
  "only-what-matters": { words: "Only what matters, or everything", keys: ["W"], run: () => onlyWhatMatters(!view.only) },
  "order": { words: "Event order or time", keys: ["T"], run: switchOrder },
  "zoom-in": { words: "Zoom in", keys: ["+", "="], run: () => zoom(1.5) },
  "zoom-out": { words: "Zoom out", keys: ["-"], run: () => zoom(1 / 1.5) },
  "fit-all": { words: "Fit the whole trace", keys: ["0"], run: () => span(...whole()) },
  "fit-finding": { words: "Fit the finding", keys: ["F"], run: () => fitFinding(view.finding >= 0 ? view.finding : view.about) },
  "pan-right": { words: "Show what comes later", keys: ["]", "PageDown"], run: () => pan(0.5) },
  "pan-left": { words: "Show what came earlier", keys: ["[", "PageUp"], run: () => pan(-0.5) },
  "lane-next": { words: "Select the next lane", keys: ["ArrowDown"], run: () => selectLane(1) },
  "lane-back": { words: "Select the previous lane", keys: ["ArrowUp"], run: () => selectLane(-1) },
  "lane-hide": { words: "Hide the selected lane", keys: ["H"], run: hideLane },
  "lane-pin": { words: "Pin the selected lane, or let it go", keys: ["I"], run: () => view.lane >= 0 && toggled(view.pinned, view.lane) },
  "lanes-show": { words: "Show all hidden lanes", keys: ["Shift+H"], run: () => { view.hidden.clear(); inView(); } },
  "lanes-by-process": { words: "Group the lanes by process", keys: [], run: () => groupLanes("process") },
  "lanes-by-cpu": { words: "Group the lanes by CPU", keys: [], run: () => groupLanes("cpu") },
  "lanes-by-machine": { words: "Group the lanes by machine", keys: [], run: () => groupLanes("machine") },
  "lanes-not-grouped": { words: "Do not group the lanes", keys: [], run: () => groupLanes("none") },
  "present": { words: "Present the tour: full screen, large type", keys: ["F11"], run: () => present(!presenting()) },
  "present-on": { words: "Presenting: the next stop, or step", keys: [], run: () => click(1) },
  "present-back": { words: "Presenting: the stop before, or step", keys: [], run: () => click(-1) },
  "present-first": { words: "Presenting: the first stop, or step", keys: [], run: () => (notes.length ? goToStop(0) : run("step-first")) },
  "present-last": { words: "Presenting: the last stop, or step", keys: [], run: () => (notes.length ? goToStop(notes.length - 1) : run("step-last")) },
  "notes": { words: "List the notes: the stops of the tour", keys: ["Shift+M"], run: () => listNotes() },
  "tour-next": { words: "Next stop of the tour", keys: ["Ctrl+PageDown"], run: () => walk(1) },
  "tour-back": { words: "Previous stop of the tour", keys: ["Ctrl+PageUp"], run: () => walk(-1) },
  "theme": { words: "Light or dark", keys: [], run: changeTheme },
  "keys": { words: "The keys", keys: ["?", "F1"], run: () => showKeys() },
};

const keyMap = new Map(Object.entries(commands).flatMap(([id, command]) => command.keys.map((key) => [key, id])));

/** A key as the list above writes it: letters large, Shift only where the key does not say it. */
function keyOf(event) {
  const name = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (event.key.length > 1 || /^[A-Z]$/.test(name));
  return (event.ctrlKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (shift ? "Shift+" : "") + name;
}

function run(id) {
  if (id !== "play") play(false);
  commands[id].run();
  show();
}
