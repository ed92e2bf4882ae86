package racelane.compare;

import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Types;
import racelane.scenario.Value;
import racelane.sim.Deed;
import racelane.sim.MachineState;
import racelane.sim.Watched;

/** Whether something that the model did is an event of the capture: same function, same object, same value. */
final class Match {
    private final Program program;
    private final Watched watched;

    Match(Program program, Watched watched) {
        this.program = program;
        this.watched = watched;
    }

    /**
     * Outcome of a comparison.
     *
     * @param bindings what is bound to what afterwards; null if it is another thing
     * @param why      what differs, one sentence without a stop; null if nothing
     * @param same     it is the right deed at least, only its object, value or result differs
     */
    record Answer(Bindings bindings, String why, boolean same) {}

    Answer of(CaptureEvent event, Deed deed, Bindings bindings, MachineState state) {
        boolean same = switch (event.kind()) {
            case ENTER -> deed.kind() == Deed.Kind.CALL && deed.function().equals(event.function());
            case RETURN -> deed.kind() == Deed.Kind.RETURN && deed.function().equals(event.function());
            case ACQUIRE -> deed.kind() == Deed.Kind.LOCK && ModelNames.isSameLock(watched.name(state, deed.pointer()), event.lock());
            case RELEASE -> deed.kind() == Deed.Kind.UNLOCK && ModelNames.isSameLock(watched.name(state, deed.pointer()), event.lock());
            case POINT -> deed.kind() == event.deed() && deed.function().equals(event.function()) && isThatCount(event, deed);
            case FREE -> deed.kind() == Deed.Kind.FREE && bindings.place(event.address()) != null && deed.slot() == bindings.place(event.address()).slot();
            case FOUND -> deed.kind() == Deed.Kind.FOUND && deed.finding().kind() == event.finding();
            case REQUEST -> false;
        };
        if (!same) {
            return new Answer(null, null, false);
        }
        Bindings bound = bindings;
        if (event.address() != 0 && deed.slot() >= 0 && (event.kind() == CaptureEvent.Kind.ENTER || event.kind() == CaptureEvent.Kind.POINT)) {
            Bindings.Place place = place(deed.pointer(), event);
            String other = another(event, place, bindings, state);
            if (other != null) {
                return new Answer(null, other, true);
            }
            bound = bindings.with(event.address(), place);
        }
        if (event.result() != null && event.result() < 0 != (deed.after() < 0) && !(event.result() < 0 && deed.after() == 0)) {
            return new Answer(null, "the model's " + deed.function() + " returns " + (Value.isMemory(deed.after()) ? "an object" : String.valueOf(deed.after()))
                    + ", the capture's " + event.result(), true);
        }
        Integer value = value(event, deed, bound, state);
        if (event.value() != null && value != null && !event.value().equals(value)) {
            return new Answer(null, "the model's " + event.count() + " is " + shown(value) + ", the capture's " + shown(event.value()), true);
        }
        return new Answer(bound, null, true);
    }

    private static String shown(int value) {
        return value == 0xc0000000 ? "saturated" : String.valueOf(value);
    }

    private boolean isThatCount(CaptureEvent event, Deed deed) {
        Integer type = Value.isMemory(deed.pointer()) ? Value.type(deed.pointer()) : null;
        if (event.count() == null || type == null) {
            return true;
        }
        String path = path(deed.pointer());
        return path == null || ModelNames.last(path).equals(event.count());
    }

    /** The field in which a pointer to a count points, or null. */
    private String path(long pointer) {
        String name = watched.name(watched.machine().result(), pointer);
        return name == null || name.indexOf('.') < 0 ? null : name;
    }

    private Integer value(CaptureEvent event, Deed deed, Bindings bound, MachineState state) {
        if (event.kind() == CaptureEvent.Kind.POINT) {
            return (int) deed.before();
        }
        Bindings.Place place = event.address() == 0 ? null : bound.place(event.address());
        return place == null || place.offset() < 0 ? null : watched.count(state, place.slot(), place.offset());
    }

    /** Where the event's count lies in what a pointer points at; at the pointer itself if that is a count. */
    private Bindings.Place place(long pointer, CaptureEvent event) {
        int type = Value.type(pointer);
        boolean count = program.types.kindAt(type, 0) == Types.REFCOUNT && !program.types.isStruct(type);
        Types.Field field = event.count() != null && program.types.isStruct(type) ? program.types.field(type, event.count()) : null;
        int offset = count ? Value.offset(pointer) : field == null ? -1 : Value.offset(pointer) + field.offset();
        return new Bindings.Place(Value.slot(pointer), offset, Value.life(pointer), event.life());
    }

    /** Why the place cannot be the event's object, or null if it can. */
    private String another(CaptureEvent event, Bindings.Place place, Bindings bindings, MachineState state) {
        Bindings.Place known = bindings.place(event.address());
        if (known != null && known.isSameAs(place)) {
            return null;
        }
        if (known != null && (event.born() || event.life() != known.lived())) {
            boolean elsewhere = watched.machine().reuse() == ReuseMode.ANY && isKept(state, known.slot());
            return elsewhere ? "the capture's new object lies where an old one lay, the model's elsewhere" : null;
        }
        if (known != null) {
            return "the model's thread works on " + name(state, place) + ", the capture's on 0x" + Long.toHexString(event.address()) + ", which is another "
                    + name(state, known);
        }
        long address = bindings.address(place);
        boolean recycled = address != 0 && bindings.place(address).life() != place.life();
        return address == 0 || recycled || event.born() ? null : "the model's thread works on the " + name(state, place) + " that is 0x" + Long.toHexString(address)
                + " in the capture, the capture's on 0x" + Long.toHexString(event.address());
    }

    /** Whether freed memory is still there to be handed out again, and pointed at. */
    private boolean isKept(MachineState state, int slot) {
        if (!watched.isFreed(state, slot)) {
            return false;
        }
        watched.fingerprint(state);
        return watched.numberOf(slot) != 0;
    }

    private String name(MachineState state, Bindings.Place place) {
        String name = watched.name(state, Value.pointer(place.slot(), 0, Math.max(0, place.offset()), Types.INT));
        return name == null ? "nothing" : name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    }
}
