package racelane.source;

import java.util.List;

/**
 * What is known of a place.
 *
 * @param place  the place asked for
 * @param frames innermost first, the inlined ones before the function they stand in; empty if unknown
 * @param why    why it is unknown, for people; null if it is known
 */
public record SourceAnswer(Place place, List<SourceFrame> frames, String why) {
    static SourceAnswer unknown(Place place, String why) {
        return new SourceAnswer(place, List.of(), why);
    }

    public boolean isKnown() {
        return !frames.isEmpty();
    }
}
