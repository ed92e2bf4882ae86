package racelane.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import racelane.analysis.CountedObject;
import racelane.timeline.LaneKey;
import racelane.timeline.Selection;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Lane;

/** A verb that shows a view of the trace: what the window would open with, moved as the options say. */
abstract class ViewVerb extends TraceVerb {
    @Option(names = "--lanes", split = ",", paramLabel = "NAME", description = "only these threads and objects, by name")
    List<String> lanes = new ArrayList<>();

    /** The view on a finding (from 1), or the one the window opens with if null. */
    ViewState onFinding(Timeline timeline, Integer number) throws VerbException {
        ViewState start = timeline.start();
        if (number == null) {
            return start;
        }
        int count = timeline.analysis().findings().size();
        if (number < 1 || number > count) {
            throw new VerbException("finding " + number + ": there is no such finding, " + file + " has " + (count == 0 ? "none" : "1 to " + count) + "; see check");
        }
        Stepper stepper = new Stepper(timeline);
        return stepper.fitFinding(stepper.focus(start, number - 1), number - 1);
    }

    int row(Timeline timeline, String option, long step) throws VerbException {
        if (step < 1 || step > timeline.trace().size()) {
            throw new VerbException(option + " " + step + ": there is no such step, " + file + " has 1 to " + timeline.trace().size());
        }
        return (int) step - 1;
    }

    /** Only the lanes that were asked for; all that the view has if none were. */
    ViewState onlyLanes(Timeline timeline, ViewState view) throws VerbException {
        if (lanes.isEmpty()) {
            return view;
        }
        List<LaneKey> wanted = new ArrayList<>();
        for (String name : lanes) {
            List<LaneKey> named = timeline.allLanes().stream().filter(key -> isNamed(timeline, key, name)).toList();
            if (named.isEmpty()) {
                throw new VerbException("--lanes " + name + ": " + file + " has no thread or object of that name; info lists them");
            }
            wanted.addAll(named);
        }
        ViewState shown = view;
        for (LaneKey key : timeline.allLanes()) {
            shown = shown.withHidden(key, !wanted.contains(key));
        }
        return shown;
    }

    private static boolean isNamed(Timeline timeline, LaneKey key, String name) {
        if (key.isThread()) {
            Lane lane = timeline.trace().lanes().get(key.id());
            return lane.name().equals(name) || lane.comms().contains(name);
        }
        return ObjectChoice.isNamed(timeline.analysis().objects().get(key.id()), name);
    }

    /** The object of that name or address selected, so that its count stands in the margin. */
    ViewState withObject(Timeline timeline, ViewState view, String name) throws VerbException {
        CountedObject object = ObjectChoice.of(timeline.analysis(), name);
        return view.withSelection(Selection.of(LaneKey.object(object.id(), 0)));
    }
}
