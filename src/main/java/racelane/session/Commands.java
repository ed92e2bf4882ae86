package racelane.session;

import static racelane.session.Command.Group.FILE;
import static racelane.session.Command.Group.HELP;
import static racelane.session.Command.Group.LANES;
import static racelane.session.Command.Group.SCENARIO;
import static racelane.session.Command.Group.STEP;
import static racelane.session.Command.Group.VIEW;

import java.util.List;
import java.util.Optional;
import racelane.session.Command.Group;
import racelane.session.Command.Move;
import racelane.timeline.Grouping;
import racelane.timeline.Order;

/** Every command there is. Menus, keys, palette and the page of keys are made from this list, in this order. */
public final class Commands {
    private static final List<Command> ALL = List.of(
            window("open", "Open a trace or a scenario…", FILE, "Ctrl+O"),
            window("paste", "Open what was copied: a kernel report, a log, a trace", FILE, "Ctrl+V"),
            window("compare-with", "Compare with another trace…", FILE, "Ctrl+Shift+O"),
            window("report-page", "The kernel reports in it, or the log as a trace", FILE, "R"),
            window("write-answer", "Write the answer to the report…", FILE, "Ctrl+Shift+A"),
            window("compare-report", "Compare the report with another one…", FILE, "Shift+R"),
            window("copy-text", "Copy the interleaving as text", FILE, "Ctrl+Shift+C"),
            window("save-picture", "Save the picture as…", FILE, "Ctrl+S"),
            window("save-lens", "Save what was said of events as a lens…", FILE),
            window("save-part", "Save the part that is shown as JSON lines…", FILE),
            window("keep", "Keep the session beside the trace", FILE, "Ctrl+Shift+S"),
            window("close-trace", "Close the trace", FILE, "Ctrl+W"),
            window("quit", "Quit", FILE, "Ctrl+Q"),

            move("step-next", "Next step", STEP, (timeline, stepper, view) -> stepper.next(view), "Right"),
            move("step-back", "Previous step", STEP, (timeline, stepper, view) -> stepper.previous(view), "Left"),
            move("thread-next", "Next step of the same thread", STEP, (timeline, stepper, view) -> stepper.nextOfThread(view), "Shift+Right"),
            move("thread-back", "Previous step of the same thread", STEP, (timeline, stepper, view) -> stepper.previousOfThread(view), "Shift+Left"),
            move("count-next", "Next change of the selected object's count", STEP, (timeline, stepper, view) -> stepper.nextChange(view), "Alt+Right"),
            move("count-back", "Previous change of the selected object's count", STEP, (timeline, stepper, view) -> stepper.previousChange(view), "Alt+Left"),
            move("switch-next", "Next context switch", STEP, (timeline, stepper, view) -> stepper.nextContextSwitch(view), "Ctrl+Right"),
            move("switch-back", "Previous context switch", STEP, (timeline, stepper, view) -> stepper.previousContextSwitch(view), "Ctrl+Left"),
            rearrange("finding-next", "Next finding", STEP, (timeline, stepper, view) -> stepper.nextFinding(view), "N"),
            rearrange("finding-back", "Previous finding", STEP, (timeline, stepper, view) -> stepper.previousFinding(view), "P"),
            window("play", "Play or pause", STEP, "Space"),
            move("step-first", "First step", STEP, (timeline, stepper, view) -> stepper.first(view), "Home"),
            move("step-last", "Last step", STEP, (timeline, stepper, view) -> stepper.last(view), "End"),
            window("go-to", "Go to a step, time or line…", STEP, "G"),
            window("breakpoint", "Breakpoint on this function, value, lane or lock…", STEP, "B"),
            window("run-next", "Run to the next breakpoint", STEP, "."),
            window("run-back", "Run back to the breakpoint before", STEP, ","),
            window("note", "Pin a note to this step…", STEP, "M"),
            window("notes", "List the notes: the stops of the tour", STEP, "Shift+M"),
            window("tour-next", "Next stop of the tour", STEP, "Ctrl+PageDown"),
            window("tour-back", "Previous stop of the tour", STEP, "Ctrl+PageUp"),
            window("difference-next", "Next difference of two traces", STEP, "Alt+N"),
            window("difference-back", "Previous difference of two traces", STEP, "Alt+P"),
            window("jump-back", "Back to where the cursor was before the last jump", STEP, "Alt+Backspace"),

            window("say-meaning", "Say what this event is: a get, a put, the init of …", VIEW, "A"),
            window("findings", "List the findings", VIEW, "L"),
            window("find", "Find…", VIEW, "Ctrl+F", "/"),
            rearrange("only-what-matters", "Only what matters, or everything", VIEW,
                    (timeline, stepper, view) -> stepper.onlyWhatMatters(view, !view.onlyWhatMatters()), "W"),
            move("order", "Event order or time", VIEW, (timeline, stepper, view) -> stepper.switchOrder(view), "T"),
            move("order-event", "Event order", VIEW,
                    (timeline, stepper, view) -> view.order() == Order.EVENT ? view : stepper.switchOrder(view)),
            move("order-time", "Time", VIEW,
                    (timeline, stepper, view) -> view.order() == Order.TIME ? view : stepper.switchOrder(view)),
            move("zoom-in", "Zoom in", VIEW, (timeline, stepper, view) -> stepper.zoom(view, 1.5), "+", "="),
            move("zoom-out", "Zoom out", VIEW, (timeline, stepper, view) -> stepper.zoom(view, 1 / 1.5), "-"),
            move("fit-all", "Fit the whole trace", VIEW, (timeline, stepper, view) -> stepper.fitAll(view), "0"),
            move("fit-selection", "Fit the selection", VIEW, (timeline, stepper, view) -> stepper.fitSelection(view), "S"),
            move("fit-finding", "Fit the finding", VIEW, (timeline, stepper, view) -> stepper.fitFinding(view, finding(view)), "F"),
            move("pan-right", "Show what comes later", VIEW, (timeline, stepper, view) -> stepper.pan(view, 0.5), "]", "PageDown"),
            move("pan-left", "Show what came earlier", VIEW, (timeline, stepper, view) -> stepper.pan(view, -0.5), "[", "PageUp"),
            window("present", "Present the tour full screen, or end it", VIEW, "F11"),
            window("theme", "Light or dark", VIEW, "Ctrl+T"),

            move("lane-next", "Select the next lane", LANES, (timeline, stepper, view) -> LaneMoves.select(timeline, view, 1), "Down"),
            move("lane-back", "Select the previous lane", LANES, (timeline, stepper, view) -> LaneMoves.select(timeline, view, -1), "Up"),
            rearrange("lane-down", "Move the selected lane down", LANES, (timeline, stepper, view) -> LaneMoves.move(timeline, view, 1), "Alt+Down"),
            rearrange("lane-up", "Move the selected lane up", LANES, (timeline, stepper, view) -> LaneMoves.move(timeline, view, -1), "Alt+Up"),
            rearrange("lane-hide", "Hide the selected lane", LANES, LaneMoves::hide, "H"),
            rearrange("lane-pin", "Pin the selected lane, or let it go", LANES, (timeline, stepper, view) -> LaneMoves.pin(view), "I"),
            rearrange("lane-open", "Give all calls and locks of the selected lane rows, or only the outermost", LANES, (timeline, stepper, view) -> LaneMoves.open(timeline, view), "U"),
            rearrange("lanes-by-process", "Group the lanes by process", LANES, (timeline, stepper, view) -> LaneMoves.group(timeline, view, Grouping.PROCESS)),
            rearrange("lanes-by-cpu", "Group the lanes by CPU", LANES, (timeline, stepper, view) -> LaneMoves.group(timeline, view, Grouping.CPU)),
            rearrange("lanes-by-machine", "Group the lanes by machine", LANES, (timeline, stepper, view) -> LaneMoves.group(timeline, view, Grouping.MACHINE)),
            rearrange("lanes-not-grouped", "Do not group the lanes", LANES, (timeline, stepper, view) -> LaneMoves.group(timeline, view, Grouping.NONE)),
            window("lanes-filter", "Filter the lanes by typing…", LANES, "Ctrl+L"),
            rearrange("lanes-show", "Show all hidden lanes", LANES, (timeline, stepper, view) -> LaneMoves.showAll(timeline, stepper, view), "Shift+H"),

            window("run-1", "Run thread 1 next", SCENARIO, "1"),
            window("run-2", "Run thread 2 next", SCENARIO, "2"),
            window("run-3", "Run thread 3 next", SCENARIO, "3"),
            window("run-4", "Run thread 4 next", SCENARIO, "4"),
            window("run-5", "Run thread 5 next", SCENARIO, "5"),
            window("run-6", "Run thread 6 next", SCENARIO, "6"),
            window("run-7", "Run thread 7 next", SCENARIO, "7"),
            window("run-8", "Run thread 8 next", SCENARIO, "8"),
            window("run-9", "Run thread 9 next", SCENARIO, "9"),
            window("take-back", "Take the last step back", SCENARIO, "Backspace"),
            window("take-again", "Take again the step that was taken back", SCENARIO, "Shift+Backspace"),
            window("take-other", "The last step's other choice", SCENARIO, "O"),
            window("explore", "Explore every interleaving, or stop exploring", SCENARIO, "E"),
            window("drive", "Drive the scenario, or see the run as a trace", SCENARIO, "D"),
            window("what-if", "What if: drive on from the step at the cursor", SCENARIO, "X"),
            window("configs", "Choose the scenario's patch and configs…", SCENARIO, "C"),
            window("variants", "Explore two variants side by side…", SCENARIO, "V"),
            window("other-variant", "Give the keys to the other variant", SCENARIO, "Shift+V"),
            window("copy-replay", "Copy the command that runs this schedule again", SCENARIO, "Ctrl+Shift+R"),

            window("commands", "Every command by name…", HELP, "Ctrl+Shift+P"),
            window("keys", "The keys", HELP, "?", "F1"));

    private Commands() {}

    public static List<Command> all() {
        return ALL;
    }

    public static Optional<Command> byId(String id) {
        return ALL.stream().filter(command -> command.id().equals(id)).findFirst();
    }

    /** A command that is known to be in the list. */
    public static Command get(String id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("no command is called " + id));
    }

    private static int finding(racelane.timeline.ViewState view) {
        return view.selection().isFinding() ? view.selection().finding() : view.about();
    }

    private static Command window(String id, String words, Group group, String... keys) {
        return new Command(id, words, group, List.of(keys), null, false);
    }

    private static Command move(String id, String words, Group group, Move move, String... keys) {
        return new Command(id, words, group, List.of(keys), move, false);
    }

    private static Command rearrange(String id, String words, Group group, Move move, String... keys) {
        return new Command(id, words, group, List.of(keys), move, true);
    }
}
