package racelane.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.testkit.Traces;
import racelane.trace.Trace;

class NotesTest {
    private static final Notes THREE = Notes.NONE.with(Note.at(40, "c")).with(Note.at(5, "a")).with(new Note("b", 10, 20, 0, -1));

    private static List<String> texts(Notes notes) {
        return notes.stops().stream().map(Note::text).toList();
    }

    @Test
    void aTourFollowsTheTraceUntilSomebodyRearrangesIt() {
        assertEquals(List.of("a", "b", "c"), texts(THREE));
        assertEquals(List.of("b", "a", "c"), texts(THREE.moved(0, 1)));
        assertEquals(List.of("a", "b", "c"), texts(THREE.moved(0, -1)));
        assertEquals(List.of("a", "c"), texts(THREE.without(1)));
        assertEquals(List.of("a", "b", "b2", "c"), texts(THREE.with(Note.at(10, "b2"))));
    }

    @Test
    void aNoteOnARangeCoversIt() {
        assertEquals(List.of(1), THREE.at(15));
        assertEquals(List.of(), THREE.at(21));
        Trace trace = Traces.noise(new Random(1), 30, 2);
        assertEquals("steps 11 to 21", THREE.stops().get(1).place(trace));
        assertEquals("step 6", THREE.stops().get(0).place(trace));
        Trace stream = Traces.ring(new Random(1), 65_736, 100).trace();
        assertEquals("steps 65547 to 65557", THREE.stops().get(1).place(stream), "of a stream, steps are counted from the first that ever came");
    }

    @Test
    void theBeginningOfANoteCutsNoCharacter() {
        Note note = Note.at(0, "ab\ud83d\ude00cd");
        assertEquals("ab…", note.beginning(3));
        assertEquals("ab\ud83d\ude00…", note.beginning(4));
        assertEquals(note.text(), note.beginning(6));
    }

    @Test
    void aTourGoesOnFromWhereTheCursorStands() {
        assertEquals(1, THREE.beside(5, 0, 1));
        assertEquals(0, THREE.beside(12, 1, -1));
        assertEquals(2, THREE.beside(30, -1, 1));
        assertEquals(1, THREE.beside(30, -1, -1));
        assertEquals(2, THREE.beside(30, 0, 1), "the cursor has left the stop: what counts is where it stands");
        assertEquals(-1, THREE.beside(40, 2, 1));
        assertEquals(-1, Notes.NONE.beside(0, -1, 1));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        assertEquals("note: steps 6 to 5 are no range; the first is 1, the last not before the first",
                assertThrows(IllegalArgumentException.class, () -> new Note("", 5, 4, 0, -1)).getMessage());
    }
}
