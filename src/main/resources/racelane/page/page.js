// Panels, keys and the mouse; the last part, which starts the page.
const panel = byId("panel");

function openPanel(title, ...inside) {
  panel.replaceChildren(make("h2", "", title), ...inside);
  if (!panel.open) panel.showModal();
}

function chosen(action) {
  return () => { panel.close(); action(); };
}

function listFindings() {
  const list = make("ol");
  findings.forEach((found, i) => list.append(make("li", "", link((found.certain ? "" : "~ ") + found.title + " at step " + stepOf(found.rows[0]), chosen(() => focus(i))), make("div", "dim", found.summary))));
  openPanel(findings.length ? "Findings" : "Nothing was found to go wrong", list);
}

function listProblems() {
  openPanel("Met while reading", make("ul", "", ...facts.problems.map((text) => make("li", "", text))));
}

function showKeys() {
  const list = make("dl");
  for (const command of Object.values(commands).filter((one) => one.keys.length)) {
    list.append(make("dt", "", ...command.keys.flatMap((key) => [make("kbd", "", key.replace("Arrow", "")), " "])), make("dd", "", command.words));
  }
  openPanel("The keys", list);
}

/** Asks for one line; what is answered is handed on when Enter is pressed. */
function ask(title, take) {
  const form = make("form"), field = make("input"), result = make("p", "dim");
  field.setAttribute("aria-label", title);
  form.append(field, result);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answer = take(field.value.trim());
    if (answer) result.textContent = answer; else panel.close();
    show();
  });
  openPanel(title, form);
  field.focus();
}

function askStep() {
  const first = stepOf(0), last = stepOf(facts.size - 1);
  ask("Go to a step, " + first + " to " + last, (text) => {
    const step = Number(text);
    if (!(step >= first && step <= last)) return "there is no step " + text + ": " + first + " to " + last + " are";
    toStep(step);
  });
}

function askText() {
  ask("Find the next step whose words or record hold…", (text) => {
    const wanted = text.toLowerCase(), here = positionOf(view.cursor);
    for (let by = 1; wanted && by <= count; by++) {
      const at = (here + by) % count;
      if ((textAt(at) + "\n" + steps.records[at]).toLowerCase().includes(wanted)) return toStep(stepOf(rowAt[at]));
    }
    return "no step has it";
  });
}

function play(on) {
  clearInterval(view.playing);
  view.playing = on ? setInterval(() => {
    const before = view.cursor;
    commands["step-next"].run();
    if (view.cursor === before) play(false);
    show();
  }, 400) : 0;
}

function changeTheme() {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
}

let asked = false;

/** Shows the view as it is at the next frame: a key that is held down costs one picture a frame, however fast it repeats. */
function show() {
  if (!asked) requestAnimationFrame(() => {
    asked = false;
    paintBar();
    paintWords();
    magnified();
    paintLanes();
    reveal();
    paintInspector();
    paintTable();
  });
  asked = true;
}

document.addEventListener("keydown", (event) => {
  if (panel.open || event.target.matches("input, textarea, select") || event.metaKey) return;
  const id = presenting() ? { PageDown: "present-on", PageUp: "present-back", Home: "present-first", End: "present-last", Escape: "present" }[keyOf(event)] ?? keyMap.get(keyOf(event)) : keyMap.get(keyOf(event));
  // A focused button takes Space and Enter itself.
  if (!id || (event.target.matches("button") && keyOf(event) === "Space")) return;
  event.preventDefault();
  run(id);
});

document.querySelectorAll("[data-command]").forEach((button) => button.addEventListener("click", () => { button.blur(); run(button.dataset.command); }));

byId("grouping").addEventListener("change", (event) => {
  event.target.blur();
  run(event.target.value === "none" ? "lanes-not-grouped" : "lanes-by-" + event.target.value);
});

const lanesPane = byId("lanes");
/** Where the mouse is along the axis, as a share of what is seen of it; below 0 over the lanes' names. */
const shareAt = (event) => (event.offsetX / larger - HEADER) / (canvas.clientWidth / larger - HEADER);

canvas.addEventListener("click", (event) => {
  const y = event.offsetY / larger, hit = places.find((at) => y >= Math.max(RULER, at.y) && y < at.y + at.height);
  if (shareAt(event) < 0) {
    if (hit) view.lane = hit.lane;
  } else {
    const wanted = view.from + shareAt(event) * (view.to - view.from), rows = shown().rows;
    to(view.order === "event" ? rows[Math.max(0, Math.min(rows.length - 1, Math.floor(wanted)))] : rowAt[Math.max(0, place(times, wanted + 1) - 1)]);
  }
  show();
});
canvas.addEventListener("wheel", (event) => {
  if (event.ctrlKey) zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, shareAt(event));
  else if (event.shiftKey || event.deltaX) pan((event.deltaX || event.deltaY) / 1500);
  else return;
  event.preventDefault();
  show();
}, { passive: false });
lanesPane.addEventListener("scroll", paintLanes);
window.addEventListener("resize", show);

fitPart();
show();
lanesPane.focus();

// For the console: the state after a step, what is shown, and every command by its name.
window.racelane = Object.freeze({
  state: (step) => stateAt(positionOf(rowOfStep(step))),
  view: () => ({ step: stepOf(view.cursor), finding: view.finding, only: view.only, order: view.order, shown: shown().rows.length, lane: view.lane }),
  keys: () => Object.entries(commands).map(([id, command]) => [id, command.keys]),
  arrows: () => arrows().map((one) => [one.from, stepOf(one.left), one.to, stepOf(one.came), one.aside === true]),
  lanes: () => shown().lanes.map((lane) => data.lanes[lane].kind + " " + data.lanes[lane].id),
  presenting,
  run,
  restart: () => { play(false); Object.assign(view, opening()); fitPart(); show(); },
});
