// The trace, unpacked from the block of data: columns by position on the page, and what is asked of them.
const data = JSON.parse(document.getElementById("trace").textContent);
const { facts, steps, threads, objects, states, findings, words } = data;
const count = steps.lanes.length;

/** Sums of differences. */
const summed = (differences) => { let sum = 0; return differences.map((by) => (sum += by)); };
/** A flat list of numbers as a list of groups. */
const grouped = (flat, size) => Array.from({ length: flat.length / size }, (_, i) => flat.slice(i * size, i * size + size));

const rowAt = steps.rows ? summed(steps.rows) : Array.from({ length: count }, (_, i) => i);
const times = summed(steps.times);
const shortTexts = new Map(grouped(steps.short, 3).map(([at, object, text]) => [at + "/" + object, text]));
const wakes = new Map(grouped(steps.wakes, 2));
const switches = grouped(steps.switches, 2).map(([at]) => rowAt[at]);
const stacks = new Map(steps.stacks.map(([at, ...frames]) => [at, frames.map((frame) => words[frame])]));

for (const thread of threads) {
  thread.names = grouped(thread.names ?? [], 2);
  thread.calls = grouped(thread.calls, 5).map(([name, from, to, depth, returned]) => ({ name: words[name], from, to, depth, returned: returned === 1 }));
  thread.locks = grouped(thread.locks, 6).map(([lock, asked, got, until, giver, gave]) => ({ lock, asked, got, until, giver, gave, level: 0 }));
  thread.lockLevels = level(thread.locks);
  thread.references = grouped(thread.references, 4).map(([object, life, from, until]) => ({ object, life, from, until }));
  thread.running = grouped(thread.running, 2);
}
for (const object of objects) {
  object.operations = grouped(object.operations, 3);
  for (const one of object.counts) {
    one.points = grouped(one.points, 5).map(([row, value, from, lane, text]) => ({ row, value, from, lane, text: words[text] }));
  }
}
for (const finding of findings) {
  finding.because = grouped(finding.because, 4).map(([row, lane, text, inferred]) => ({ row, lane, text: words[text], inferred: inferred === 1 }));
}
for (const one of [...findings, ...data.matters].filter((known) => known.matter)) one.matter = new Set(summed(one.matter));

/** Where a thread's business with a lock begins. */
function begin(span) {
  return span.asked >= 0 ? span.asked : span.got;
}

/** Gives each span of a lock the first level that is free when it begins, so that what is held at once stands below each other; how many levels that takes. */
function level(spans) {
  const until = [];
  for (const span of spans) {
    const free = until.findIndex((end) => end <= begin(span));
    span.level = free < 0 ? until.length : free;
    until[span.level] = span.until < 0 ? Infinity : span.until;
  }
  return until.length;
}

/** The first place in a list in order whose value is not below the wanted one. */
function place(list, wanted, of = (value) => value) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(list[middle]) < wanted) low = middle + 1; else high = middle;
  }
  return low;
}

/** How people count a row. */
const stepOf = (row) => facts.before + row + 1;
const rowOfStep = (step) => step - facts.before - 1;

/** The position of the last row of the page at or before a row; the first one where none is. */
const positionOf = (row) => Math.max(0, place(rowAt, row + 1) - 1);

/** What a thread was called at a row. */
function nameOf(lane, row) {
  let name = threads[lane].name;
  for (const [from, word] of threads[lane].names) {
    if (from <= Math.max(0, row)) name = words[word];
  }
  return name;
}

/** A time on the trace's clock, exact to the nanosecond. */
const timeNs = (at) => BigInt(facts.startNs) + BigInt(times[at]);

/** A time in seconds with as many digits as the clock has. */
function clockText(at) {
  const ns = timeNs(at), abs = ns < 0n ? -ns : ns;
  const digits = 9 - Math.max(0, Math.ceil(Math.log10(Math.max(1, facts.tickNs))));
  const fraction = String(abs % 1000000000n).padStart(9, "0").slice(0, digits).replace(/(\d{3})(?=\d)/g, "$1 ");
  return (ns < 0n ? "-" : "") + abs / 1000000000n + (fraction && "." + fraction);
}

/** What happened at a position; lives of the main object are named by their number alone. */
const textAt = (at, main) => words[shortTexts.get(at + "/" + main) ?? steps.texts[at]];

const saturated = (value) => value < -0x100000 || value > 0x7fffffff - 0x100000;
const valueText = (value) => (saturated(value) ? "saturated" : String(value));

const lifeAt = (object, row) => object.lives.reduce((found, life) => (life.born <= row ? life : found), object.lives[0]);

/** A count as it stands in the margin beside a row. */
function countAt(lane, row) {
  if (!lane) return { text: "", alarm: false, moved: false };
  const object = objects[lane.id], points = object.counts[lane.count].points;
  const point = points[place(points, row + 1, (one) => one.row) - 1];
  if (!point) return { text: "", alarm: false, moved: false };
  const life = lifeAt(object, row), alarm = point.value <= 0 || saturated(point.value);
  if (point.row === row) return { text: point.text, alarm, moved: true };
  if (life.freeFrom >= 0 && life.freeFrom <= row && point.row < life.freeFrom) return { text: "–", alarm: false, moved: false };
  return point.row < life.born ? { text: "", alarm: false, moved: false } : { text: valueText(point.value), alarm, moved: false };
}

/** Whether the trace cannot tell which of two positions came first. */
function unordered(at, next) {
  if (facts.clock === "steps" || steps.cpus[at] === steps.cpus[next] || steps.lanes[at] === steps.lanes[next]) return false;
  if (facts.clock !== "local" && times[next] - times[at] >= Math.max(1, facts.tickNs)) return false;
  if (wakes.has(at)) return wakes.get(at) !== threads[steps.lanes[next]].pid;
  return !(steps.subjects[at] !== 0 && steps.subjects[at] === steps.subjects[next]);
}

/** The state after the step at a position, in the words of `racelane state --json`. */
function stateAt(at) {
  const [objectIds, lockIds, threadIds, changeIds] = [0, 1, 2, 3].map((part) => states.sets[states.at[at * 4 + part]]);
  const row = rowAt[at];
  return {
    step: stepOf(row),
    timeNs: String(timeNs(at)),
    lane: nameOf(steps.lanes[at], row),
    event: words[steps.events[at]],
    objects: objectIds.map((id) => {
      const [object, number, phase, counts, holders] = states.objects[id];
      return {
        name: lifeOf(object, number).label, count: counts[0], life: number, address: objects[object].address, phase,
        holders: holders.map(([lane, got, holder]) => ({ lane: nameOf(lane, got), count: 1, step: stepOf(got), holder })),
      };
    }),
    locks: lockIds.map((id) => {
      const [lock, owners, since, waiters] = states.locks[id];
      return {
        name: data.locks[lock], owner: owners.length ? nameOf(owners[0], row) : null, since: since < 0 ? null : stepOf(since),
        waiters: waiters.map((lane) => nameOf(lane, row)),
      };
    }),
    threads: threadIds.map((id) => {
      const [lane, state, cpu, stack] = states.threads[id];
      return { lane: nameOf(lane, row), state, cpu: cpu < 0 ? null : cpu, stack: stack.map((word) => words[word]) };
    }),
    changed: changeIds.map((id) => ({ what: states.changes[id][0], before: states.changes[id][1], after: states.changes[id][2] })),
  };
}

const lifeOf = (object, number) => objects[object].lives[number - 1];
