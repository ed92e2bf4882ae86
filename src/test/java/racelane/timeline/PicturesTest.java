package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.picture.Clip;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.PictureText;
import racelane.picture.TextMeasure;
import racelane.picture.Words;
import racelane.testkit.Analyses;
import racelane.testkit.Golden;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

/** Pictures compared as text, so that a difference can be read. */
class PicturesTest {
    private static final String ADDRESS = "0xff11000000001028";
    private static final Path GOLDENS = Path.of("src/test/resources/timeline");

    private static Analysis small() throws Exception {
        return Traces.start().init("sh-10", 0, ADDRESS, 3).open("cat-11", 1).lock("sh-10", 0).lock("cat-11", 1).locked("sh-10", 0)
                .get("sh-10", 0, ADDRESS, 1, 2).unlock("sh-10", 0).locked("cat-11", 1).put("cat-11", 1, ADDRESS, 2, 1).put("cat-11", 1, ADDRESS, 1, 0)
                .put("cat-11", 1, ADDRESS, 0, -1073741824).unlock("cat-11", 1).opened("cat-11", 1).analysis();
    }

    @Test
    void lanesOfASmallTrace() throws Exception {
        Timeline timeline = Timeline.of(small());
        ViewState view = new Stepper(timeline).toStep(ViewState.all(timeline.allLanes(), timeline.trace().size()), 10);
        Golden.check(GOLDENS.resolve("small-lanes.txt"), PictureText.of(timeline.lanes(view, 800, 400)));
        Golden.check(GOLDENS.resolve("small-headers.txt"), PictureText.of(timeline.headers(view, 214, 400)));
        Golden.check(GOLDENS.resolve("small-ruler.txt"), PictureText.of(timeline.ruler(view, 800, 24)));
    }

    @Test
    void aLaneThatIsScrolledHalfAwayKeepsItsNameInView() throws Exception {
        Timeline timeline = Timeline.of(small());
        ViewState view = ViewState.all(timeline.allLanes(), timeline.trace().size());
        LanePlace first = timeline.layout(view).places().get(0);
        double away = first.height() - 50;
        List<Words> words = new ArrayList<>();
        timeline.headers(view.withScroll(away), 214, 200).marks().stream().filter(Clip.class::isInstance).map(Clip.class::cast).limit(1)
                .forEach(lane -> lane.marks().stream().filter(Words.class::isInstance).map(Words.class::cast).filter(one -> one.x() == 16).forEach(words::add));
        assertEquals(List.of(21.0, 38.0), words.stream().limit(2).map(Words::baseline).toList());
    }

    @Test
    void aSaturatedCountIsAWordAndDoesNotFlattenTheCurve() throws Exception {
        Timeline timeline = Timeline.of(small());
        String lanes = PictureText.of(timeline.lanes(ViewState.all(timeline.allLanes(), timeline.trace().size()), 1_600, 400));
        assertTrue(lanes.contains("saturated"), lanes);
        assertFalse(lanes.contains("-1073741824"), lanes);
        assertEquals(2, timeline.range(LaneKey.object(0, 0)).max());
    }

    /** Steep ones look like cursors, and a whole trace has a field full of them. */
    @Test
    void aSelectedThreadsLockArrowsAreDrawnWhereTheyTellAnOrder() throws Exception {
        Timeline timeline = Timeline.of(small());
        int cat = timeline.trace().lane(timeline.trace().size() - 1);
        ViewState view = new Stepper(timeline).first(ViewState.all(timeline.allLanes(), timeline.trace().size())).withSelection(Selection.of(LaneKey.thread(cat)));
        assertTrue(PictureText.of(timeline.lanes(view, 800, 600)).contains("arrow"));
        assertFalse(PictureText.of(timeline.lanes(view, 12, 600)).contains("arrow"));
        int held = timeline.trace().size() - 2;
        assertTrue(PictureText.of(timeline.lanes(new Stepper(timeline).toStep(view, held), 12, 600)).contains("arrow"), "the cursor's own arrow is missing");
    }

    @Test
    void theWordsOfReferencesHeldAtOnceDoNotStandOnEachOther() throws Exception {
        Analysis analysis = Traces.start().init("sh-10", 0, ADDRESS, 3).open("cat-11", 1).get("cat-11", 0, ADDRESS, 1, 2).opened("cat-11", 1).open("cat-11", 1)
                .get("cat-11", 0, ADDRESS, 2, 3).opened("cat-11", 1).lock("sh-10", 0).locked("sh-10", 0).unlock("sh-10", 0).lock("sh-10", 0).locked("sh-10", 0)
                .unlock("sh-10", 0).lock("sh-10", 0).locked("sh-10", 0).analysis();
        Timeline timeline = Timeline.of(analysis);
        List<Words> held = new ArrayList<>();
        words(timeline.lanes(ViewState.all(timeline.allLanes(), timeline.trace().size()), 1_600, 600).marks(), held);
        held.removeIf(one -> !one.text().startsWith("holds 1 reference"));
        assertEquals(2, held.size(), held.toString());
        assertEquals(held.get(0).baseline(), held.get(1).baseline());
        double width = TextMeasure.bundled().width(held.get(0).text(), FontRole.SANS, 10.5);
        assertTrue(Math.abs(held.get(0).x() - held.get(1).x()) > width, held.toString());
    }

    @Test
    void aPictureHasTheNotesOfItsStep() throws Exception {
        Timeline timeline = Timeline.of(small());
        ViewState view = new Stepper(timeline).toStep(ViewState.all(timeline.allLanes(), timeline.trace().size()), 6);
        Notes notes = Notes.NONE.with(Note.at(2, "another step")).with(Note.at(view.cursorRow(), "here the count goes up"));
        List<Words> said = new ArrayList<>();
        words(Page.of(timeline, view, 1_280, 800, Page.USUAL, notes).marks(), said);
        List<String> texts = said.stream().map(Words::text).toList();
        assertTrue(texts.contains("NOTE 2 OF 2"), texts.toString());
        assertTrue(texts.contains("here the count goes up"), texts.toString());
        assertFalse(texts.contains("another step"), texts.toString());
    }

    private static void words(List<Mark> marks, List<Words> into) {
        for (Mark mark : marks) {
            if (mark instanceof Words one) {
                into.add(one);
            } else if (mark instanceof Clip clip) {
                words(clip.marks(), into);
            }
        }
    }

    @Test
    void anyViewOfAnyTraceCanBePainted() {
        Seeds.each(40, random -> {
            Analysis analysis = random.nextInt(4) == 0 ? Traces.noiseAnalysis(random, random.nextInt(50), random.nextInt(4) + 1)
                    : Traces.random(random, random.nextInt(100));
            Timeline timeline = Timeline.of(analysis);
            Stepper stepper = new Stepper(timeline);
            ViewState view = timeline.start();
            for (int i = 0; i < 12; i++) {
                view = switch (random.nextInt(9)) {
                    case 0 -> stepper.zoom(view, Math.pow(4, random.nextDouble() * 4 - 2), random.nextDouble());
                    case 1 -> stepper.pan(view, random.nextDouble() * 4 - 2);
                    case 2 -> stepper.switchOrder(view);
                    case 3 -> stepper.onlyWhatMatters(view, random.nextBoolean());
                    case 4 -> stepper.toStep(view, 1 + random.nextInt(Math.max(1, timeline.trace().size())));
                    case 5 -> stepper.nextFinding(view);
                    case 6 -> timeline.allLanes().isEmpty() ? view : view.withHidden(timeline.allLanes().get(random.nextInt(timeline.allLanes().size())), random.nextBoolean());
                    case 7 -> timeline.allLanes().isEmpty() ? view : view.withPinned(timeline.allLanes().get(random.nextInt(timeline.allLanes().size())), random.nextBoolean());
                    default -> view.withScroll(random.nextInt(300));
                };
                int width = 320 + random.nextInt(900);
                int height = 240 + random.nextInt(700);
                String page = PictureText.of(Page.of(timeline, view, width, height));
                assertFalse(page.contains("cannot be drawn"), page);
                timeline.at(view, width, random.nextInt(width), random.nextInt(height));
                timeline.overviewAt(view, width, random.nextInt(width), 20);
            }
        });
    }

    @Test
    void anEmptyTraceIsAnEmptyPage() {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(1), 0, 0));
        String page = PictureText.of(Page.of(timeline, timeline.start(), 1_280, 800));
        assertTrue(page.contains("0 events"), page);
    }

    @Test
    void aPageTooSmallToReadIsRefused() throws Exception {
        Timeline timeline = Timeline.of(small());
        assertThrows(IllegalArgumentException.class, () -> Page.of(timeline, timeline.start(), 200, 200));
    }

    @Test
    void whatIsUnderThePointerIsSaid() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt")));
        ViewState view = timeline.start();
        int width = 976;
        Scale scale = timeline.scale(view, width);
        LaneLayout layout = timeline.layout(view);
        int opener = layout.indexOf(LaneKey.thread(timeline.trace().lane(1_709)));
        double y = layout.screenTop(opener, 0) + layout.places().get(opener).rows().callTop(0) + 5;
        Hit call = timeline.at(view, width, scale.x(1_709), y);
        assertEquals(Hit.Kind.CALL, call.kind());
        assertEquals("mtdchar_close", call.call().function());
        Hit lock = timeline.at(view, width, scale.x(1_709), layout.screenTop(opener, 0) + layout.places().get(opener).rows().lockTop(0) + 3);
        assertEquals(Hit.Kind.LOCK, lock.kind());
        assertTrue(lock.text().contains("got after 86.7 ms"), lock.text());
        Hit life = timeline.at(view, width, scale.x(1_700), 135);
        assertEquals(2, life.life().number());
        Hit finding = timeline.at(view, width, scale.x(1_709), 12);
        assertEquals("stale-put", timeline.analysis().findings().get(finding.finding()).kind());
    }

    @Test
    void whoeverPointsAtALaneIsToldWhereNoStepOfItIs() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt")));
        ViewState all = ViewState.all(timeline.allLanes(), timeline.trace().size());
        int late = timeline.allLanes().stream().filter(LaneKey::isThread).map(LaneKey::id).max(java.util.Comparator.comparingInt(lane -> timeline.trace().rowOf(lane, 0))).orElseThrow();
        int first = timeline.trace().rowOf(late, 0);
        String name = timeline.trace().lanes().get(late).nameAt(timeline.trace().timeNs(0));
        LaneLayout layout = timeline.layout(all);
        double y = layout.screenTop(layout.indexOf(LaneKey.thread(late)), 0) + 1;
        Scale scale = timeline.scale(all, 976);
        assertTrue(timeline.at(all, 976, scale.x(0), y).text().startsWith("no step of " + name + " here\nstep 1 · "), timeline.at(all, 976, scale.x(0), y).text());
        assertTrue(timeline.at(all, 976, scale.x(first), y).text().startsWith("step "), timeline.at(all, 976, scale.x(first), y).text());
    }

    @Test
    void aThreadKeepsItsInkWhateverLanesAreShown() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt")));
        ViewState start = timeline.start();
        ViewState all = new Stepper(timeline).onlyWhatMatters(start, false);
        ViewState less = all;
        for (LaneKey lane : timeline.lanes(all).subList(0, 6)) {
            less = less.withHidden(lane, true);
        }
        java.util.Set<Integer> inks = new java.util.HashSet<>();
        for (LanePlace place : timeline.layout(start).places()) {
            if (place.key().isThread()) {
                assertTrue(inks.add(place.ink() % 8) || inks.size() == 8, "threads of one story have inks of their own");
            }
        }
        for (ViewState view : new ViewState[] {start, less, all.withMoved(timeline.lanes(all).get(9), timeline.lanes(all).get(2))}) {
            for (LanePlace place : timeline.layout(view).places()) {
                int whole = timeline.layout(all).indexOf(place.key());
                assertEquals(timeline.layout(all).places().get(whole).ink(), place.ink(), () -> place.key() + " of " + view);
            }
        }
    }

    @Test
    void noLineOfAReferenceCrossesTheNameOfACall() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt")));
        Stepper stepper = new Stepper(timeline);
        int lines = 0;
        for (double zoom : new double[] {1, 0.3, 3}) {
            ViewState view = stepper.zoom(timeline.start(), zoom);
            List<Mark> marks = timeline.lanes(view, 1_200, 900).marks().stream().flatMap(mark -> mark instanceof Clip clip ? clip.marks().stream() : Stream.of(mark)).toList();
            List<Words> names = marks.stream().filter(mark -> mark instanceof Words words && words.font() == FontRole.MONO && words.size() == 11).map(Words.class::cast).toList();
            for (Mark mark : marks) {
                if (mark instanceof Line line && line.pen().dash() == Dash.DOTTED && line.points().size() == 2 && line.points().y(0) == line.points().y(1)) {
                    lines++;
                    for (Words name : names) {
                        double right = name.x() + TextMeasure.bundled().width(name.text(), FontRole.MONO, 11);
                        boolean beside = line.points().x(1) <= name.x() || line.points().x(0) >= right;
                        boolean apart = Math.abs(line.points().y(0) - name.baseline() + 3) > 9;
                        assertTrue(beside || apart, "the line at " + line.points().x(0) + " to " + line.points().x(1) + " crosses " + name.text());
                    }
                }
            }
        }
        assertTrue(lines > 0, "no reference is drawn");
    }
}
