package racelane.compare;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Which address of the capture is which place in the model's memory. Immutable. */
final class Bindings {
    /**
     * A place in the model.
     *
     * @param slot  which piece of memory
     * @param base  where in it the object begins, in cells; -1 for anywhere
     * @param type  the object's type
     * @param life  which of the lives that the slot had in the model
     * @param lived which of the lives that the address had in the capture
     */
    record Place(int slot, int base, int type, int life, int lived) {
        /** Somewhere in a slot. */
        static Place in(int slot) {
            return new Place(slot, -1, -1, 0, 0);
        }

        boolean isSameAs(Place other) {
            return slot == other.slot && (base < 0 || other.base < 0 || base == other.base);
        }
    }

    static final Bindings NONE = new Bindings(new TreeMap<>());
    private final Map<Long, Place> places;

    private Bindings(Map<Long, Place> places) {
        this.places = Collections.unmodifiableMap(places);
    }

    /** The place of an address, or null. */
    Place place(long address) {
        return places.get(address);
    }

    /** The address bound to a place, or 0. */
    long address(Place place) {
        for (Map.Entry<Long, Place> entry : places.entrySet()) {
            if (entry.getValue().isSameAs(place)) {
                return entry.getKey();
            }
        }
        return 0;
    }

    Map<Long, Place> all() {
        return places;
    }

    /** The address is this place from now on; what was bound to the place before is no longer. */
    Bindings with(long address, Place place) {
        Place known = places.get(address);
        if (place.equals(known)) {
            return this;
        }
        Map<Long, Place> more = new TreeMap<>(places);
        more.values().removeIf(place::isSameAs);
        more.put(address, place);
        return new Bindings(more);
    }
}
