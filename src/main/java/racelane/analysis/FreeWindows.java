package racelane.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import racelane.lens.EventRule;
import racelane.lens.ObjectType;
import racelane.trace.Body;

/** The windows that are open while a trace is walked, one a task at most. */
final class FreeWindows {
    private final LongFunction<ObjectType> typeAt;
    private final Map<Integer, FreeWindow> open = new HashMap<>();

    /** @param typeAt what lives at an address */
    FreeWindows(LongFunction<ObjectType> typeAt) {
        this.typeAt = typeAt;
    }

    /** The task's window from now on. */
    void open(FreeWindow window) {
        open.put(window.lane, window);
    }

    /** The task frees something: it counts in its window if that is meant by it. */
    void freed(int lane, EventRule rule, long pointer, int row, Body body) {
        FreeWindow window = open.get(lane);
        if (window != null && (!window.managed || isManagedSite(rule, body))) {
            window.free(pointer, row);
        }
    }

    private static boolean isManagedSite(EventRule rule, Body body) {
        String managed = rule.free().managedSite();
        String site = rule.free().site() == null ? null : body.arg(rule.free().site());
        return managed == null || site == null || site.startsWith(managed + "+") || site.equals(managed);
    }

    /** The task does something else that a lens knows: what it freed before is complete. */
    void close(int lane, int row) {
        FreeWindow window = open.remove(lane);
        if (window != null) {
            window.close(row, life -> typeAt.apply(life.address));
        }
    }

    /** The trace ends. */
    void closeAll(int row) {
        for (Integer lane : List.copyOf(open.keySet())) {
            close(lane, row);
        }
    }
}
