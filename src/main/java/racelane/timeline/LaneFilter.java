package racelane.timeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.trace.Lane;
import racelane.trace.Machine;

/**
 * Which lanes a typed text means. A lane fits when each of the words occurs in one of its names: of a thread
 * the names it had with its PID, its process, and the functions it is seen in; of an object its name, type,
 * count and address. Letter case does not matter. Made in time proportional to the calls: for background work.
 */
public final class LaneFilter {
    /** Separates names: typed words never contain it, so none is found across two names. */
    private static final char BETWEEN = '\n';

    private final List<LaneKey> lanes;
    private final List<String> texts;

    private LaneFilter(List<LaneKey> lanes, List<String> texts) {
        this.lanes = lanes;
        this.texts = texts;
    }

    public static LaneFilter of(Timeline timeline) {
        List<LaneKey> lanes = timeline.allLanes();
        return new LaneFilter(lanes, lanes.stream().map(lane -> text(timeline.analysis(), lane).toLowerCase(Locale.ROOT)).toList());
    }

    private static String text(Analysis analysis, LaneKey key) {
        Set<String> names = new LinkedHashSet<>();
        if (key.isObject()) {
            CountedObject object = analysis.objects().get(key.id());
            names.addAll(List.of(object.name(), object.type().name(), object.curves().get(key.count()).name(), Machine.hex(object.address())));
        } else {
            Lane lane = analysis.trace().lanes().get(key.id());
            names.add(lane.name());
            lane.comms().forEach(comm -> names.add(lane.isIdle() || lane.pid() < 0 ? comm : comm + "-" + lane.pid()));
            if (lane.tgid() >= 0) {
                names.add("process " + lane.tgid());
            }
            for (CallSpan call : analysis.calls().ofLane(key.id())) {
                names.add(call.function());
            }
        }
        return String.join(String.valueOf(BETWEEN), names);
    }

    /** The lanes that fit; all of them for a blank text. */
    public Set<LaneKey> fitting(String typed) {
        String[] words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
        Set<LaneKey> fitting = new LinkedHashSet<>();
        for (int i = 0; i < lanes.size(); i++) {
            String text = texts.get(i);
            if (List.of(words).stream().allMatch(text::contains)) {
                fitting.add(lanes.get(i));
            }
        }
        return fitting;
    }

    /**
     * The view with every lane hidden that does not fit, besides those that were. Pinned lanes stay: that is what
     * a pin is for. Where no lane of the view fits nothing is hidden, since a view without lanes shows nothing.
     */
    public ViewState applied(Timeline timeline, ViewState view, String typed) {
        Set<LaneKey> fitting = fitting(typed);
        if (timeline.lanes(view).stream().noneMatch(fitting::contains)) {
            return view;
        }
        Set<LaneKey> hidden = new LinkedHashSet<>(view.hidden());
        lanes.stream().filter(lane -> !fitting.contains(lane) && !view.pinned().contains(lane)).forEach(hidden::add);
        if (hidden.size() == view.hidden().size()) {
            return view;
        }
        return new Stepper(timeline).hiding(view, hidden);
    }
}
