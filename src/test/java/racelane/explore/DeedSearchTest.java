package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.sim.Run;

/** What threads do at all, in states that are counted by hand. */
class DeedSearchTest {
    /** Two threads of one step each, y's only after x's: the state after init, after x, after both. */
    private static final String GET_BEHIND_A_WAIT = """
            refcount r = 1; bool go;
            fn take() { refcount_inc(&r); }
            thread x { go = true; }
            thread y { wait(go); take(); }
            """;

    @Test
    void aGetIsReachedInTheFewestSteps() throws Exception {
        DeedSearch.Answer answer = ask(GET_BEHIND_A_WAIT, "y:get");
        assertEquals("x y y", answer.schedule().toString());
        assertEquals(3, answer.steps());
        assertEquals("y", answer.thread());
        assertEquals("take", answer.deed().function());
    }

    @Test
    void whatIsFoundIsInTheRunOfItsSchedule() throws Exception {
        Program program = program(GET_BEHIND_A_WAIT);
        Run run = Explorer.replay(program, program.reuse, ask(GET_BEHIND_A_WAIT, "y:call=take").schedule(), false);
        assertEquals("y", run.steps().get(run.steps().size() - 1).pick().thread());
    }

    @Test
    void ofAnotherThreadNothingIsConcluded() throws Exception {
        DeedSearch.Answer answer = ask(GET_BEHIND_A_WAIT, "x:get");
        assertNull(answer.deed());
        assertNull(answer.stoppedBy());
        assertEquals(4, answer.states(), "after init, x, the wait, the get");
    }

    @Test
    void aGetThatMovesNothingIsNone() throws Exception {
        String failing = "refcount r = 0; thread x { refcount_inc_not_zero(&r); }";
        assertNull(ask(failing, "x:get").deed());
        assertEquals(1, ask(failing.replace("r = 0", "r = 2"), "x:get").steps());
    }

    @Test
    void aBoundLeavesTheAnswerOpen() throws Exception {
        DeedSearch.Answer answer = new DeedSearch(program(GET_BEHIND_A_WAIT), Limits.standard().withStates(2), () -> 0).ask(DeedSearch.Question.of("x:get"));
        assertEquals("--max-states 2", answer.stoppedBy());
    }

    @Test
    void aCallThatAThreadStandsInBeforeItsFirstStepIsKnown() throws Exception {
        DeedSearch.Answer answer = ask("int v; fn f() { v = 1; } thread x { f(); }", "x:call=f");
        assertEquals(0, answer.steps());
    }

    @Test
    void likeThreadsAreAskedAboutByTheirCommonName() throws Exception {
        String text = "refcount r = 1; thread x x 2 { refcount_inc(&r); }";
        assertEquals(List.of("x"), DeedSearch.threads(program(text)));
        assertEquals(1, ask(text, "x:get").steps());
    }

    @Test
    void whatIsNoQuestionIsNone() {
        for (String wrong : List.of("x", "x:", ":get", "x:call", "x:call=", "x:found", "x:get=f")) {
            assertNull(DeedSearch.Question.of(wrong), wrong);
        }
        assertEquals("x:call=f", DeedSearch.Question.of("x:call=f").text());
    }

    @Test
    void aSuppositionHoldsWhileItsThreadRunsOrItsConfigIsSet() throws Exception {
        String text = "config C = 1; config N = 1; int v; thread x x N { v = C; } suppose x \"one\"; suppose C \"two\";";
        assertEquals("one, two", words(text, Map.of()));
        assertEquals("one", words(text, Map.of("C", 0L)));
        assertEquals("two", words(text + " thread y { v = 2; }", Map.of("N", 0L)));
    }

    private static String words(String text, Map<String, Long> set) throws Exception {
        return String.join(", ", Scenario.parse("x.race", text).compile(set).suppositions.stream().map(Program.Supposition::text).toList());
    }

    private static DeedSearch.Answer ask(String text, String question) throws Exception {
        return new DeedSearch(program(text), Limits.standard(), () -> 0).ask(DeedSearch.Question.of(question));
    }

    private static Program program(String text) throws Exception {
        return Scenario.parse("x.race", text).compile(Map.of());
    }
}
