package racelane.analysis;

import java.util.ArrayList;
import java.util.List;
import racelane.lens.EventRule.CallRule;

/** One call or point while it is being paired: entry seen, return perhaps still to come. */
final class Frame {
    final CallRule rule;
    final int lane;
    final int entryRow;
    final String function;
    /** The call around it, or null. */
    final Frame outer;
    final int depth;
    /** The address of the file, disk or device that this call is about; 0 if the lens names none. */
    final long holder;
    /** The last row it can have lasted to; -1 while open. */
    int endRow = -1;
    boolean returned;
    Long result;
    /** An operation told in one event: what it met and left was seen there, and nobody else came between. */
    boolean whole;
    /** For a unit's probe or remove: the managed objects named inside it; else none. */
    final List<Long> managed;

    Frame(CallRule rule, int lane, int entryRow, String function, Frame outer, int depth, long holder) {
        this.rule = rule;
        this.lane = lane;
        this.entryRow = entryRow;
        this.function = function;
        this.outer = outer;
        this.depth = depth;
        this.holder = holder;
        // A function_graph trace has millions of frames, and hardly one of them is a unit's.
        this.managed = rule.unit() == null ? List.of() : new ArrayList<>();
    }

    /** This frame or the nearest one around it that says who holds what is got inside; null if none does. */
    Frame holding() {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            if (frame.rule.holder() != null && frame.holder != 0) {
                return frame;
            }
        }
        return null;
    }

    /** The unit's probe or remove around this frame, or null. */
    Frame unit() {
        for (Frame frame = this; frame != null; frame = frame.outer) {
            if (frame.rule.unit() != null) {
                return frame;
            }
        }
        return null;
    }
}
