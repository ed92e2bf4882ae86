package racelane.compare;

import java.util.HashSet;
import java.util.Set;
import racelane.sim.Deed;

/**
 * What a capture would have shown, had it happened: the functions, points and locks that occur in it anywhere.
 * What the model does beside these is its own business and may happen at any time that its order allows.
 */
final class Vocabulary {
    private final Set<String> entered = new HashSet<>();
    private final Set<String> returned = new HashSet<>();
    private final Set<String> points = new HashSet<>();
    private final Set<String> acquired = new HashSet<>();
    private final Set<String> released = new HashSet<>();

    void enters(String function) {
        entered.add(function);
    }

    void returns(String function) {
        returned.add(function);
    }

    void point(Deed.Kind deed, String function) {
        points.add(deed + " " + function);
    }

    void acquires(String lock) {
        acquired.add(ModelNames.last(lock));
    }

    void releases(String lock) {
        released.add(ModelNames.last(lock));
    }

    Set<String> functions() {
        return entered;
    }

    /** Whether the capture would have shown this; a free and a finding are another matter. */
    boolean shows(Deed deed, String lock) {
        return switch (deed.kind()) {
            case CALL -> entered.contains(deed.function());
            case RETURN -> returned.contains(deed.function());
            case GET, PUT -> points.contains(deed.kind() + " " + deed.function());
            case LOCK -> acquired.contains(ModelNames.last(lock));
            case UNLOCK -> released.contains(ModelNames.last(lock));
            case SET_COUNT, FREE, FOUND -> false;
        };
    }
}
