package racelane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Analysis;
import racelane.export.WebPage;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.picture.Arrow;
import racelane.picture.Theme;
import racelane.session.Command;
import racelane.session.Commands;
import racelane.session.Session;
import racelane.testkit.Analyses;
import racelane.testkit.Browser;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.timeline.LaneKey;
import racelane.timeline.Scale;
import racelane.timeline.Timeline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page in a real browser: it says what the command line says and moves as the window moves. */
class WebPageTest {
    private static final List<String> COMMANDS = List.of("step-next", "step-back", "thread-next", "thread-back", "count-next", "count-back", "switch-next", "switch-back", "finding-next",
            "finding-back", "step-first", "step-last", "only-what-matters", "order", "zoom-in", "zoom-out", "fit-all", "fit-finding", "pan-right", "pan-left", "lane-next", "lane-back", "lane-hide",
            "lane-pin", "lanes-show", "lanes-by-process", "lanes-by-cpu", "lanes-by-machine", "lanes-not-grouped");
    private static final int WIDTH = 1_000;

    private static final Notes NOTES = Notes.NONE.with(Note.at(3, "the third\nsecond line")).with(new Note("<script>evil()</script> \u05e9\u05dc\u05d5\u05dd", 0, 1, 0, -1));

    private static Path page(Timeline timeline, Path folder) throws Exception {
        return Files.write(folder.resolve("page.html"), WebPage.bytes(timeline, timeline.start(), NOTES, Theme.LIGHT));
    }

    private static Timeline c3b() throws Exception {
        return Timeline.of(Analyses.of(Path.of("sample-traces", "c3b-pm-opener2.trace.txt")));
    }

    /** What state --json prints, times as texts: a browser's numbers do not hold every nanosecond. */
    private static ObjectNode state(Analysis analysis, int row, StepSource none) {
        ObjectNode document = StateVerb.document(analysis, analysis.stateAt(row), none);
        return document.put("timeNs", document.get("timeNs").asString());
    }

    @Test
    void theStateAtEveryStepIsTheOneOfTheCommandLine(@TempDir Path folder) throws Exception {
        Timeline timeline = c3b();
        try (Browser browser = Browser.open(page(timeline, folder)); StepSource none = new SourceOptions().open()) {
            int size = timeline.trace().size();
            for (int from = 1; from <= size; from += 500) {
                JsonNode states = new ObjectMapper().readTree(browser.value("JSON.stringify(Array.from({length: " + Math.min(500, size - from + 1) + "}, (_, i) => racelane.state(" + from + " + i)))").asString());
                for (int i = 0; i < states.size(); i++) {
                    assertEquals(JsonText.of(state(timeline.analysis(), from - 1 + i, none)), JsonText.of(states.get(i)), "step " + (from + i));
                }
            }
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void keysDoWhatTheyDoInTheWindow(@TempDir Path folder) throws Exception {
        Timeline timeline = c3b();
        try (Browser browser = Browser.open(page(timeline, folder))) {
            Map<String, List<String>> ours = new TreeMap<>();
            Commands.all().forEach(command -> ours.put(command.id(), command.keys().stream().map(key -> key.replaceAll("(Left|Right|Up|Down)$", "Arrow$1").replace("PageArrow", "Page")).toList()));
            for (JsonNode command : browser.value("racelane.keys()")) {
                List<String> keys = new ArrayList<>();
                command.get(1).forEach(key -> keys.add(key.asString()));
                // A browser keeps Ctrl+T for itself; a clicker's keys are the presenter's own in the window, too.
                boolean keyless = List.of("theme", "present-on", "present-back", "present-first", "present-last").contains(command.get(0).asString());
                assertEquals(keyless ? List.of() : ours.get(command.get(0).asString()), keys, command.get(0).asString());
            }
            Session session = new Session(timeline, () -> { });
            for (String key : List.of("ArrowRight", "ArrowLeft", "n", "p", "Shift+ArrowRight", "Alt+ArrowLeft", "Ctrl+ArrowRight", "w", "t", "End", "Home", "f")) {
                browser.press(key);
                String name = key.replace("Arrow", "");
                Command command = Commands.all().stream().filter(one -> one.keys().contains(name.length() == 1 ? name.toUpperCase(java.util.Locale.ROOT) : name)).findFirst().orElseThrow();
                session.run(command);
                assertEquals(session.view().cursorRow() + 1, browser.value("racelane.view().step").asInt(), key);
            }
            browser.press("Home");
            browser.press("Ctrl+PageDown");
            assertEquals(4, browser.value("racelane.view().step").asInt(), "the stop after the first steps");
            assertTrue(browser.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector('#inspector .note').textContent))))").asString().endsWith("the third\nsecond line"));
            browser.press("Ctrl+PageUp");
            assertEquals(2, browser.value("racelane.view().step").asInt());
            browser.press("?");
            assertTrue(browser.value("document.querySelector('dialog').open").asBoolean(), "? shows the keys");
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void aPageMovesAsTheWindowMoves(@TempDir Path folder) throws Exception {
        for (Timeline timeline : List.of(c3b(), Timeline.of(Traces.random(new Random(11), 120)))) {
            try (Browser browser = Browser.open(page(timeline, folder))) {
                Seeds.each(12, random -> {
                    Session session = new Session(timeline, () -> { });
                    List<String> ids = new ArrayList<>();
                    List<String> expected = new ArrayList<>();
                    for (int i = 0; i < 40; i++) {
                        String id = COMMANDS.get(random.nextInt(COMMANDS.size()));
                        ids.add(id);
                        session.run(Commands.get(id));
                        expected.add(id + " " + (session.view().cursorRow() + 1) + " " + timeline.rows(session.view()).count() + " " + lanes(session));
                    }
                    String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"));
                    List<String> actual = new ArrayList<>();
                    browser.value("racelane.restart(), " + list + ".map(id => { racelane.run(id); const v = racelane.view(); return id + ' ' + v.step + ' ' + v.shown + ' ' + racelane.lanes().join(); })")
                            .forEach(one -> actual.add(one.asString()));
                    assertEquals(String.join("\n", expected), String.join("\n", actual));
                });
                assertEquals(List.of(), browser.complaints());
            }
        }
    }

    private static String lanes(Session session) {
        return session.timeline().lanes(session.view()).stream().map(lane -> (lane.isObject() ? "object " : "thread ") + lane.id()).collect(Collectors.joining(","));
    }

    /** Every wakeup, hand-over of a lock and of a reference that the window draws an arrow for, and no other. */
    @Test
    void arrowsAreThoseOfTheWindow(@TempDir Path folder) throws Exception {
        int[] seen = {0};
        for (Timeline timeline : List.of(c3b(), Timeline.of(Analyses.of(Path.of("sample-traces", "a4-arm64-unbinder.trace.txt.gz"))))) {
            try (Browser browser = Browser.open(page(timeline, folder))) {
                Seeds.each(25, random -> {
                    Session session = new Session(timeline, () -> { });
                    List<String> ids = new ArrayList<>(List.of("only-what-matters", "fit-all").subList(0, random.nextInt(3)));
                    for (int i = 0; i < 12; i++) {
                        ids.add(List.of("lane-next", "switch-next", "thread-back", "step-next", "finding-back", "count-next").get(random.nextInt(6)));
                    }
                    String list = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",", "[", "]"));
                    JsonNode page = browser.value("racelane.restart(), " + list + ".map(id => { racelane.run(id); return racelane.arrows(); })");
                    for (int i = 0; i < ids.size(); i++) {
                        session.run(Commands.get(ids.get(i)));
                        List<String> expected = arrows(session);
                        seen[0] += expected.size();
                        assertEquals(expected, arrows(session, page.get(i)), ids.get(i) + " at step " + (session.view().cursorRow() + 1) + " of " + ids);
                    }
                });
                assertEquals(List.of(), browser.complaints());
            }
        }
        assertTrue(seen[0] > 100, "arrows that were compared: " + seen[0]);
    }

    private static List<String> arrows(Session session) {
        return session.timeline().lanes(session.view(), WIDTH, 4_000).marks().stream().filter(Arrow.class::isInstance).map(Arrow.class::cast)
                .map(arrow -> Math.round(arrow.x1()) + "-" + Math.round(arrow.x2())).toList();
    }

    /** The page's arrows where the window would draw them: those that are seen, with ends near the view. */
    private static List<String> arrows(Session session, JsonNode page) {
        Scale scale = session.timeline().scale(session.view(), WIDTH);
        List<String> arrows = new ArrayList<>();
        for (JsonNode one : page) {
            double x1 = scale.x(one.get(1).asInt() - 1);
            double x2 = scale.x(one.get(3).asInt() - 1);
            boolean steep = one.get(4).asBoolean() && x2 - x1 < 4;
            if (x2 >= 0 && x1 <= WIDTH && x2 - x1 < 20.0 * WIDTH && !steep) {
                arrows.add(Math.round(Math.max(-50, x1)) + "-" + Math.round(Math.min(WIDTH + 50, x2)));
            }
        }
        return arrows;
    }

    @Test
    void aClickerGoesThroughTheTourOnAFullScreen(@TempDir Path folder) throws Exception {
        Timeline timeline = c3b();
        int finding = timeline.analysis().findings().get(timeline.start().about()).row();
        // Two that matter for the finding, and one of a thread that has nothing to do with it.
        int beside = stranger(timeline);
        Notes tour = Notes.NONE.with(new Note("the stale put", 1_709, 1_709, 0, finding)).with(Note.at(finding, "the get")).with(Note.at(beside, "somebody else"));
        Path page = Files.write(folder.resolve("tour.html"), WebPage.bytes(timeline, timeline.start(), tour, Theme.LIGHT));
        try (Browser browser = Browser.open(page)) {
            browser.size(1280, 800);
            browser.press("w");
            browser.press("Home");
            String before = browser.value("JSON.stringify([racelane.view(), racelane.lanes()])").asString();
            browser.press("F11");
            assertTrue(browser.value("racelane.presenting()").asBoolean());
            int all = timeline.allLanes().size();
            List<String> stops = new ArrayList<>();
            for (String key : List.of("PageDown", "PageDown", "PageDown", "PageUp")) {
                stops.add(browser.value("racelane.view().step").asString());
                int shown = browser.value("racelane.lanes().length").asInt();
                assertTrue(shown > 0 && shown < all / 2, shown + " of " + all + " lanes");
                browser.painted();
                assertTrue(browser.value("document.querySelector('#words').textContent").asString().contains("step " + browser.value("racelane.view().step").asString()));
                browser.press(key);
            }
            stops.add(browser.value("racelane.view().step").asString());
            assertEquals(tourSteps(tour), stops);
            browser.painted();
            assertEquals("none", browser.value("getComputedStyle(document.querySelector('#inspector')).display").asString());
            assertTrue(browser.value("parseFloat(getComputedStyle(document.querySelector('#words .text')).fontSize)").asDouble() >= 24, "large type");
            assertTrue(browser.value("document.querySelector('#words .text').textContent").asString().equals("the get"));
            browser.press("Home");
            assertEquals(stops.get(0), browser.value("racelane.view().step").asString());
            browser.press("PageDown");
            browser.press("Escape");
            assertTrue(!browser.value("racelane.presenting()").asBoolean());
            assertEquals(finding + 1, browser.value("racelane.view().step").asInt(), "who ends it stays where the tour was");
            browser.press("Home");
            assertEquals(before, browser.value("JSON.stringify([racelane.view(), racelane.lanes()])").asString());
            assertEquals(List.of(), browser.complaints());
        }
    }

    /** The ruler stays where it is while the lanes below it scroll, and the thread that is presented comes into view. */
    @Test
    void lanesScrollBelowTheirRuler(@TempDir Path folder) throws Exception {
        Timeline timeline = c3b();
        Path page = Files.write(folder.resolve("page.html"), WebPage.bytes(timeline, timeline.start(), Notes.NONE, Theme.LIGHT));
        try (Browser browser = Browser.open(page)) {
            browser.size(1280, 500);
            browser.painted();
            String top = "document.querySelector('#canvas').getBoundingClientRect().top - document.querySelector('#lanes').getBoundingClientRect().top";
            browser.value("document.querySelector('#lanes').scrollTop = 150");
            browser.painted();
            assertEquals(150, browser.value("document.querySelector('#lanes').scrollTop").asInt());
            assertEquals(0, browser.value(top).asInt());
            browser.value("document.querySelector('#lanes').scrollTop = 0");
            browser.press("F11");
            browser.painted();
            browser.painted();
            assertEquals(0, browser.value(top).asInt());
            assertTrue(browser.value("document.querySelector('#lanes').scrollTop").asInt() > 0, "the cursor's thread is the third one");
        }
    }

    /** The last row of a thread that takes no part in what goes wrong. */
    private static int stranger(Timeline timeline) {
        for (int row = timeline.trace().size() - 1;; row--) {
            if (!timeline.lanes(timeline.start()).contains(LaneKey.thread(timeline.trace().lane(row)))) {
                return row;
            }
        }
    }

    /** The steps of a tour of three stops, gone through to its end and one back. */
    private static List<String> tourSteps(Notes tour) {
        List<String> steps = new ArrayList<>(tour.stops().stream().map(note -> Integer.toString(note.toRow() + 1)).toList());
        steps.add(steps.get(2));
        steps.add(steps.get(1));
        return steps;
    }

    @Test
    void aTraceWithoutEventsIsAPageThatSaysSo(@TempDir Path folder) throws Exception {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(1), 0, 0));
        Path page = Files.write(folder.resolve("empty.html"), WebPage.bytes(timeline, timeline.start(), Notes.NONE, Theme.DARK));
        try (Browser browser = Browser.open(page)) {
            for (String key : List.of("ArrowRight", "End", "n", "w", "t", "F11", "PageDown", "Escape", "l", "Escape", "?")) {
                browser.press(key);
                browser.painted();
            }
            assertTrue(browser.value("document.querySelector('#inspector').textContent").asString().contains("No events"));
            assertEquals(List.of(), browser.complaints());
        }
    }

    /** Of a stream that let its first events go, steps are counted as the window counts them. */
    @Test
    void stepsOfAStreamAreThoseThatEverCame(@TempDir Path folder) throws Exception {
        Timeline timeline = Timeline.of(Traces.ring(new Random(2), 65_736, 100));
        assertEquals(65_537, timeline.trace().step(0));
        Path page = Files.write(folder.resolve("ring.html"), WebPage.bytes(timeline, timeline.start(), Notes.NONE.with(Note.at(3, "here")), Theme.LIGHT));
        try (Browser browser = Browser.open(page)) {
            browser.press("End");
            assertEquals(65_736, browser.value("racelane.view().step").asInt());
            assertEquals(65_736, browser.value("racelane.state(65736).step").asInt());
            browser.press("Home");
            browser.press("Ctrl+PageDown");
            browser.painted();
            assertEquals("step 65540 of 65736", browser.value("document.querySelector('#step').textContent").asString());
        }
    }

    /** A note of a megabyte, in two directions of writing and with characters beyond the first plane, is on the page to the last character; at each step its beginning is shown. */
    @Test
    void aNoteOfAMegabyteKeepsNobodyWaiting(@TempDir Path folder) throws Exception {
        String line = "\u05e9\u05dc\u05d5\u05dd here \u0645\u0631\u062d\u0628\u0627 \ud83d\ude00\ud83d\udc69\u200d\ud83d\udc67 \u202e\u2028</script><script>evil()</script>\t\"\\\n";
        String text = line.repeat((1 << 20) / line.length());
        Timeline timeline = c3b();
        int row = timeline.start().cursorRow();
        Path page = Files.write(folder.resolve("long.html"), WebPage.bytes(timeline, timeline.start(), Notes.NONE.with(Note.at(row, text)), Theme.LIGHT));
        try (Browser browser = Browser.open(page)) {
            browser.painted();
            assertEquals(text.length(), browser.value("JSON.parse(document.querySelector('#trace').textContent).notes[0].text.length").asInt(), "the page has all of it");
            assertEquals(4_001, browser.value("document.querySelector('#inspector .note .text').textContent.length").asInt(), "beside the lanes stands its beginning");
            browser.press("F11");
            browser.painted();
            assertEquals(2_001, browser.value("document.querySelector('#words .text').textContent.length").asInt());
            browser.press("Escape");
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void nothingInATraceRuns(@TempDir Path folder) throws Exception {
        String[] evil = {"<script>evil()</script>", "</script><script>evil()</script>", "<img src=x onerror=evil()>", "\"'`${evil()}\\", "\u2028evil()\u2029//", "<!--", "]]>", "@SCRIPT@@TRACE@", "\u202edcba"};
        Traces traces = Traces.start();
        for (int i = 0; i < evil.length; i++) {
            traces.event(evil[i].replace('\u2028', '_').replace('\u2029', '_') + "-" + (10 + i), 0, "noise", evil[i]);
            traces.init("sh-9", 0, "0xff1100000000" + (1000 + i), i);
        }
        String text = traces.text().replace("name=\"dev\"", "name=\"</script><script>evil()</script>\u2028\"");
        Analysis analysis = Analyses.ofText(text);
        Timeline timeline = Timeline.of(analysis);
        String html = Files.readString(page(timeline, folder));
        assertEquals(2, html.split("</script>", -1).length - 1, "only our own scripts end");
        try (Browser browser = Browser.open(folder.resolve("page.html"))) {
            browser.value("window.evil = () => { window.ran = true; }");
            for (int step = 1; step <= analysis.trace().size(); step++) {
                browser.press("ArrowRight");
            }
            for (String key : List.of("l", "Escape", "?", "Escape", "w", "Home")) {
                browser.press(key);
            }
            assertEquals(1, browser.value("racelane.view().step").asInt());
            assertTrue(browser.value("window.ran === undefined").asBoolean(), "nothing ran");
            assertEquals(0, browser.value("document.querySelectorAll('img, iframe, object, embed, link, body script ~ script ~ script').length").asInt());
            assertTrue(browser.value("document.body.textContent.includes('onerror=evil()')").asBoolean(), "it is shown as text");
            // The policy itself: a script or an image that somebody smuggled in would not run or load.
            browser.value("{ const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s); }");
            assertTrue(browser.value("window.ran === undefined").asBoolean(), "the policy refuses a script that is not ours");
            assertTrue(browser.complaints().stream().anyMatch(one -> one.contains("Content Security Policy")), browser.complaints().toString());
        }
    }

    @Test
    void aTraceOfTwoThousandStepsIsBelowOneMegabyte() throws Exception {
        Analysis whole = Analyses.of(Path.of("sample-traces", "c3b-pm-opener2.trace.txt"));
        StringBuilder part = new StringBuilder();
        Files.lines(Path.of("sample-traces", "c3b-pm-opener2.trace.txt")).limit(whole.trace().line(2_000)).forEach(line -> part.append(line).append('\n'));
        Timeline timeline = Timeline.of(Analyses.ofText(part.toString()));
        assertTrue(timeline.trace().size() >= 1_990, "steps: " + timeline.trace().size());
        int bytes = WebPage.bytes(timeline, timeline.start(), NOTES, Theme.LIGHT).length;
        assertTrue(bytes < 1_000_000, bytes + " bytes");
    }
}
