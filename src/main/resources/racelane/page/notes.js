// Notes that people pinned to steps: the numbered stops of a tour.
const notes = data.notes;

const covers = (note, row) => note.from <= row && row <= note.to;

/** The stop at which the tour stands: the one that was gone to, else the first that covers the cursor's step; -1 for none. */
const currentStop = () => (notes[view.stop] && covers(notes[view.stop], view.cursor) ? view.stop : notes.findIndex((note) => covers(note, view.cursor)));

function goToStop(stop) {
  if (!notes[stop]) return;
  const about = findings.findIndex((found) => notes[stop].finding >= 0 && found.rows[0] === notes[stop].finding);
  if (about >= 0 && !(view.only && view.about === about)) focus(about);
  if (presenting()) matterAt(notes[stop].to); else toStep(stepOf(notes[stop].to));
  view.stop = stop;
}

/** The next or the previous stop, seen from the cursor. */
function walk(by) {
  const stop = currentStop();
  if (stop >= 0) return goToStop(stop + by);
  goToStop(by > 0 ? notes.findIndex((note) => note.from >= view.cursor) : notes.findLastIndex((note) => note.from <= view.cursor));
}

/** A long note keeps nobody waiting at each step: its beginning, no character cut in half. */
const beginning = (text, most) => (text.length <= most ? text : text.slice(0, /[\ud800-\udbff]/.test(text[most - 1]) ? most - 1 : most) + "…");
const wholeNote = (note, number) => openPanel("Note " + number, make("div", "text", note.text));

const noteCards = (row) => notes.flatMap((note, i) => (covers(note, row) ? [make("div", "note", make("strong", "", "Note " + (i + 1) + " of " + notes.length), make("span", "text", beginning(note.text, 4000)), ...(note.text.length > 4000 ? [link("all " + note.text.length + " characters", () => wholeNote(note, i + 1))] : []))] : []));

function listNotes() {
  const list = make("ol");
  notes.forEach((note, i) => list.append(make("li", "", link(note.text.trim().split("\n")[0].slice(0, 160) || "(empty note)", chosen(() => goToStop(i))), make("div", "dim", "step " + stepOf(note.to)))));
  openPanel(notes.length ? "The tour" : "No note was pinned", list);
}
