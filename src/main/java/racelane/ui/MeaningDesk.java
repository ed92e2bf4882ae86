package racelane.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import racelane.analysis.CountedObject;
import racelane.catalog.Opening;
import racelane.lens.Lens;
import racelane.lens.LensDraft;
import racelane.lens.LensDraft.Saying;
import racelane.lens.LensException;
import racelane.session.EventGuess;
import racelane.session.LensUse;
import racelane.session.Session;
import racelane.timeline.LaneKey;
import racelane.timeline.Selection;
import racelane.timeline.Timeline;
import racelane.trace.Body;

/**
 * Makes a lens of what a person says of events, applies it at once and saves it. What was said holds for every
 * trace that is opened in this window.
 */
final class MeaningDesk {
    private static final String NAME = "said";

    private final Window window;
    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Background background;
    private final Opening usual;
    private final Teller teller;
    private LensDraft draft = LensDraft.of(NAME);
    /** Asked by whoever reads or looks, on any thread. */
    private volatile Opening opening;

    MeaningDesk(Window window, Overlay overlay, Supplier<Session> session, Background background, Opening opening, Teller teller) {
        this.window = window;
        this.overlay = overlay;
        this.session = session;
        this.background = background;
        this.usual = opening;
        this.opening = opening;
        this.teller = teller;
    }

    /** The road from a file to what it means, with what was said. */
    Opening opening() {
        return opening;
    }

    LensDraft draft() {
        return draft;
    }

    /** Asks what the event at the cursor is. */
    void ask() {
        Session open = session.get();
        if (open.view().cursorRow() < 0) {
            teller.notice("there is no event to say anything of: the trace is empty so far");
            return;
        }
        EventGuess guess = EventGuess.of(open.timeline().trace(), open.view().cursorRow(), draft);
        if (guess.arguments().isEmpty()) {
            teller.notice(guess.event() + " in step " + open.timeline().trace().step(guess.row()) + " has no argument that could name an object; record its probe with one, as in obj=$arg1:x64");
            return;
        }
        new MeaningPanel(overlay, open.timeline().trace(), guess, saying -> say(guess, saying)).show();
    }

    /** Takes a sentence in and shows the trace as it is understood then. */
    private void say(EventGuess guess, Saying saying) {
        LensDraft next = draft.with(saying);
        Opening with;
        Lens lens;
        try {
            lens = next.lens();
            with = LensFiles.of(usual, session.get().kept().lenses().stream().map(LensUse::file).toList()).opening().withLens(lens);
        } catch (LensException wrong) {
            teller.notice(wrong.getMessage());
            return;
        }
        draft = next;
        // Lens files of this trace's session are nothing to the next trace.
        opening = usual.withLens(lens);
        Session open = session.get();
        teller.say("working out what it means …");
        background.run("lens", job -> Timeline.of(with.analyse(open.timeline().trace())), timeline -> show(open, timeline, guess, saying),
                failure -> teller.notice("what was said cannot be applied (" + failure + "); this is a fault of the program, please report it"));
    }

    private void show(Session open, Timeline timeline, EventGuess guess, Saying saying) {
        if (open != session.get()) {
            return;
        }
        open.mean(timeline);
        long address = timeline.trace().body(guess.row()).address(saying.argument());
        CountedObject object = address == Body.NONE ? null : timeline.analysis().object(address);
        if (!saying.meaning().isLock() && object != null && open.timeline() == timeline && object.curves().get(0).size() > 0) {
            open.show(open.view().withSelection(Selection.of(LaneKey.object(object.id(), 0))));
        }
        teller.say(saying.event() + " is " + saying.meaning().words() + " " + saying.argument() + " from now on; Menu › File saves what was said as a lens");
    }

    /** Writes the lens where the person wants it. */
    void save() {
        if (draft.isEmpty()) {
            teller.notice("nothing was said of any event yet: stand on one and press A");
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the lens");
        chooser.setInitialFileName("lens.json");
        File chosen = chooser.showSaveDialog(window);
        if (chosen != null) {
            save(chosen.toPath());
        }
    }

    /** A trace that is kept together with what was said is understood by it again. */
    private void kept(Path file) {
        Session open = session.get();
        if (open != null && open.kept().lenses().stream().noneMatch(lens -> lens.file().equals(file))) {
            List<LensUse> lenses = new ArrayList<>(open.kept().lenses());
            lenses.add(0, new LensUse(file, null));
            open.keep(open.kept().withLenses(lenses));
        }
    }

    void save(Path file) {
        String json = draft.json();
        background.run("save", job -> Files.writeString(file, json), saved -> {
            kept(saved.toAbsolutePath().normalize());
            teller.say("saved " + saved + ": --lens " + saved + " uses it");
        },
                failure -> teller.notice(file + ": not saved (" + failure.getMessage() + "); choose another place"));
    }
}
