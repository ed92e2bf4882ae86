// Presenting: the tour on a full screen in large type, with the lanes that matter, what the step does, and the note.
const LARGE = 1.6, LARGEST = 2.2;
/** The view before presenting began; null while nothing is presented. */
let setAside = null;

const presenting = () => setAside !== null;

function present(on) {
  if (on === presenting()) return;
  document.body.classList.toggle("presenting", on);
  if (on) {
    setAside = { ...view, hidden: new Set(view.hidden), pinned: new Set(view.pinned) };
    // Where a browser refuses its whole screen, the page's own area has to do.
    document.documentElement.requestFullscreen?.().catch(() => console.debug("no full screen"));
    if (currentStop() < 0 && notes.length) goToStop(0); else matterAt(view.cursor);
  } else {
    // Everything is as before, but the cursor stays: who is asked something in the middle of a tour looks around there.
    const { cursor, stop } = view;
    Object.assign(view, setAside, { cursor: setAside.cursor, stop });
    setAside = null;
    toStep(stepOf(cursor));
    if (document.fullscreenElement) document.exitFullscreen();
  }
}

/** Stands on a row among what matters; the thread of a row that does not matter is shown beside it. */
function matterAt(row) {
  if (row < 0) return;
  const about = [view.finding, view.about, data.view.about].find((one) => one >= 0) ?? -1;
  if (!view.only && matterOf(about)) Object.assign(view, { only: true, about });
  const own = data.lanes.findIndex((key) => key.kind === "thread" && key.id === steps.lanes[positionOf(row)]);
  if (view.only && !isShown(row)) {
    view.hidden.delete(own);
    view.pinned.add(own);
  }
  view.cursor = nearest(row);
  readable();
}

/** As many steps as can be read in large type around the cursor. */
function readable() {
  const room = (byId("lanes").clientWidth / Math.max(LARGE, larger) - HEADER) / STEP_WIDTH, length = Math.min(view.to - view.from, Math.max(8, room));
  if (view.order === "event" && length < view.to - view.from) span(axis(view.cursor) - length * 0.62, axis(view.cursor) + length * 0.38);
  inView();
}
const STEP_WIDTH = 34;

/** As large as all lanes fit, within bounds; where they do not, the lane of the thread at the cursor is in view. */
function magnified() {
  larger = 1;
  if (!presenting()) return;
  const pane = byId("lanes"), tall = shown().lanes.reduce((sum, lane) => sum + heightOf(data.lanes[lane]), RULER);
  larger = Math.min(LARGEST, Math.max(LARGE, pane.clientHeight / tall));
}

function reveal() {
  const place = presenting() && count ? places.find((one) => one.key.kind === "thread" && one.key.id === steps.lanes[positionOf(view.cursor)]) : undefined, pane = byId("lanes");
  if (!place) return;
  const over = (place.top + place.height + RULER) * larger - pane.clientHeight, under = (place.top - standing(pane.clientHeight / larger)) * larger;
  pane.scrollTop = Math.min(under, Math.max(pane.scrollTop, over));
}

/** Page Down and Page Up, the keys of a remote clicker: through the stops, or, where there are none, through the steps. */
const click = (by) => (notes.length ? walk(by) : commands[by > 0 ? "step-next" : "step-back"].run());

function paintWords() {
  byId("words").hidden = !presenting();
  if (!presenting() || !count) return;
  const at = positionOf(view.cursor), stop = currentStop(), note = notes[stop], found = findings.find((one) => one.rows[0] === view.cursor);
  const task = make("strong", "", nameOf(steps.lanes[at], view.cursor));
  task.style.color = `var(--lane-${threads[steps.lanes[at]].ink})`;
  byId("words").replaceChildren(
    make("p", "place", make("strong", "", stop < 0 ? "" : stop + 1 + " / " + notes.length), make("span", "dim", "step " + stepOf(view.cursor)), task, make("span", "mono", textAt(at, countLane()?.id))),
    note ? make("div", "text", beginning(note.text, 2000)) : found ? make("div", "", make("strong", "alarm", found.title + ". "), found.summary) : "");
  byId("words").lastChild.scrollTop = 0;
}

document.addEventListener("fullscreenchange", () => {
  if (document.fullscreenElement) return;
  present(false);
  show();
});
