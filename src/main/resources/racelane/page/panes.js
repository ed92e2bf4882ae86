// Inspector, table and status. Everything is put on the page as text: no word of a trace ever becomes markup.

/** An element with a class, texts and children in it. */
function make(tag, about = "", ...inside) {
  const element = document.createElement(tag);
  if (about) element.className = about;
  // People's own words keep their lines and their direction of writing.
  element.append(...inside.map((part) => (part instanceof Node || about === "text" ? part : visible(part))));
  return element;
}

function link(text, action) {
  const button = make("button", "link", text);
  button.type = "button";
  button.addEventListener("click", () => { action(); show(); });
  return button;
}

const byId = (id) => document.getElementById(id);

function paintInspector() {
  const pane = byId("inspector");
  pane.replaceChildren();
  if (!count) return pane.append(make("h1", "", "No events"), make("p", "dim", "This trace holds none: nothing was recorded, or no line of it could be read."));
  const at = positionOf(view.cursor), row = rowAt[at], lane = countLane(), state = stateAt(at);
  const task = make("span", "", nameOf(steps.lanes[at], row));
  task.style.color = `var(--lane-${threads[steps.lanes[at]].ink})`;
  task.style.fontWeight = "600";
  pane.append(make("h1", "", "Step " + stepOf(row) + " of " + (facts.before + facts.size)), make("p", "dim mono", clockText(at) + " s · CPU" + steps.cpus[at]),
    make("p", "", task, "  ", make("span", "mono", textAt(at, lane?.id))));
  const index = view.finding >= 0 ? view.finding : findings.findIndex((one) => one.rows[0] === row);
  if (findings[index]) pane.append(findingCard(findings[index]));
  noteCards(row).forEach((card) => pane.append(card));
  section(pane, "Changed", state.changed.map((one) => [one.what, (one.before === null ? "" : one.before + " → ") + (one.after ?? "unknown"), alarming(one.after)]));
  holders(pane, at, lane);
  section(pane, "Locks", state.locks.map((lock) => [lock.name, (lock.owner ?? "nobody") + (lock.since === null ? "" : " since " + lock.since)
    + (lock.waiters.length ? " · waits: " + lock.waiters.join(", ") : "")]));
  section(pane, "Threads", state.threads.map((thread) => [thread.lane, [thread.state, thread.stack.join(" › ")].filter(Boolean).join(" · ")]));
  pane.append(make("h2", "", "Record" + (steps.lines[at] > 0 ? " · line " + steps.lines[at] : "")), make("pre", "dim", steps.records[at]));
  if (stacks.has(at)) pane.append(make("h2", "", "Stack"), make("pre", "dim", stacks.get(at).join("\n")));
}

const alarming = (value) => value !== null && (value === "0" || /^-|saturated|freed/.test(value));

function section(pane, title, lines) {
  if (!lines.length) return;
  const list = make("dl");
  for (const [name, value, alarm] of lines) list.append(make("dt", "", name), make("dd", alarm ? "alarm" : "", value));
  pane.append(make("h2", "", title), list);
}

/** Who holds references on the object that is meant. */
function holders(pane, at, lane) {
  const ids = states.sets[states.at[at * 4]];
  const item = lane && ids.map((id) => states.objects[id]).find(([object]) => object === lane.id);
  if (!item) return;
  const [object, number, phase, counts, held] = item, value = counts[lane.count];
  const lines = [[objects[object].counts[lane.count].name, (value === null ? "not observed" : valueText(value)) + " · " + phase, value !== null && value <= 0]];
  for (const [, got, holder, life, since] of held) {
    lines.push([holder, (got < 0 ? "since before the capture" : "since step " + stepOf(since)) + (life === number ? "" : ", taken on " + lifeOf(object, life).short), life !== number]);
  }
  section(pane, "Who holds " + lifeOf(object, number).label, lines);
}

function findingCard(found) {
  const times = found.rows.length > 1 ? " · " + found.rows.length + " times" : "";
  const card = make("div", "card", make("h3", "", found.title[0].toUpperCase() + found.title.slice(1) + " · step " + stepOf(found.rows[0]) + times), make("div", "", found.summary));
  const list = make("ol");
  for (const because of found.because) {
    list.append(make("li", "", link((because.inferred ? "~" : "") + stepOf(because.row), () => toStep(stepOf(because.row))), make("span", "", nameOf(because.lane, because.row) + ": " + because.text)));
  }
  card.append(list);
  if (!found.certain) card.append(make("em", "dim", "not certain"));
  return card;
}

/** Threads that have a column, in the order of the lanes: those with most to tell among these rows, as many as can be read side by side. */
function columnsOf(rows) {
  const told = new Map([[steps.lanes[positionOf(view.cursor)], Infinity]]);
  rows.forEach((row) => { const lane = steps.lanes[positionOf(row)]; told.set(lane, (told.get(lane) ?? 0) + 1); });
  const most = [...told.keys()].sort((a, b) => told.get(b) - told.get(a)).slice(0, 6);
  return shown().lanes.map((one) => data.lanes[one]).filter((key) => key.kind === "thread" && most.includes(key.id)).map((key) => key.id);
}

/** The rows around the cursor, with a row for each stretch that is folded. */
function paintTable() {
  const rows = shown().rows, lane = countLane(), middle = rank(view.cursor), first = Math.max(0, middle - 150), last = Math.min(rows.length, middle + 150);
  const columns = columnsOf(rows.slice(first, last));
  const section = byId("interleaving"), head = section.querySelector("thead"), body = section.querySelector("tbody");
  const titles = make("tr", "", make("th", "", "step"), make("th", "", "time"), make("th", "", lane ? objects[lane.id].counts[lane.count].name : ""));
  for (const column of columns) {
    const title = make("th", "", nameOf(column, view.cursor));
    title.style.color = `var(--lane-${threads[column].ink})`;
    titles.append(title);
  }
  head.replaceChildren(titles);
  section.querySelector("colgroup").replaceChildren(...["step", "time", "count"].map((about) => make("col", about)));
  const told = new Map((view.only ? findings[view.about]?.because ?? [] : []).filter((one) => one.inferred).map((one) => [one.row, one]));
  const lines = [];
  for (let slot = first; slot < last; slot++) {
    const row = rows[slot], left = row - (rows[slot - 1] ?? -1) - 1;
    if (left > 0) lines.push(foldRow(left, columns.length));
    lines.push(eventRow(row, lane, columns, told.get(row), slot > 0 && unordered(positionOf(rows[slot - 1]), positionOf(row))));
  }
  body.replaceChildren(...lines);
  body.querySelector("tr.here")?.scrollIntoView({ block: "center", inline: "nearest" });
}

function foldRow(left, columns) {
  const cell = make("td", "", left + (left === 1 ? " event folded" : " events folded"));
  cell.colSpan = columns + 3;
  return make("tr", "fold", cell);
}

function eventRow(row, lane, columns, told, notOrdered) {
  const at = positionOf(row), value = countAt(lane, row), found = findings.filter((one) => one.rows[0] === row);
  const line = make("tr", [row === view.cursor && "here", value.moved && value.alarm && "alarm", notOrdered && "unordered"].filter(Boolean).join(" "),
    make("td", "number", (told ? "~" : "") + stepOf(row)), make("td", "number", clockText(at).replace(/^\d+/, "")), make("td", value.alarm ? "alarm" : "", value.text));
  if (notOrdered) line.title = "which of this and the row above came first is not known";
  const text = (told ? told.text : "  ".repeat(Math.min(6, steps.depths[at])) + textAt(at, lane?.id)) + found.map((one) => "   ▼ " + one.title).join("");
  // An event of a thread without a lane is there because it touches an object: it stands where there is room, with its name.
  const own = Math.max(0, columns.indexOf(steps.lanes[at])), words = columns[own] === steps.lanes[at] ? text : nameOf(steps.lanes[at], row) + ": " + text;
  for (let column = 0; column < Math.max(1, columns.length); column++) {
    const cell = make("td", found.length && column === own ? "alarm" : "", column === own ? words : "");
    cell.title = column === own ? visible(words.trim()) : "";
    line.append(cell);
  }
  line.addEventListener("click", () => { to(row); show(); });
  return line;
}

function paintBar() {
  byId("file").textContent = byId("file").title = visible(facts.file);
  byId("step").textContent = count ? "step " + stepOf(view.cursor) + " of " + (facts.before + facts.size) : "no events";
  byId("order").textContent = view.order === "event" ? "Event order" : "Time";
  byId("only").textContent = view.only ? "Only what matters" : "Everything";
  byId("play").textContent = view.playing ? "Pause" : "Play";
  byId("tour").hidden = !notes.length;
  byId("stop").textContent = (currentStop() < 0 ? "–" : currentStop() + 1) + " of " + notes.length;
  byId("grouping").value = view.grouping;
  byId("grouping").hidden = threads.length < 2;
  const hidden = count - shown().rows.length;
  byId("status").classList.toggle("found", findings.length > 0);
  byId("status").replaceChildren(link(findings.length + (findings.length === 1 ? " finding" : " findings"), listFindings),
    make("span", "", hidden ? hidden + " events folded" : count ? "every event shown" : "no events"),
    make("span", "", [facts.format, facts.kernel && "Linux " + facts.kernel, facts.clock && "clock " + facts.clock].filter(Boolean).join(" · ")),
    ...(facts.leftOut ? [make("span", "alarm", facts.leftOut + " events of the trace are not on this page")] : []),
    ...(facts.problems.length ? [link(facts.problems.length + (facts.problems.length === 1 ? " problem" : " problems"), listProblems)] : []));
}
