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
            Bindings.Place place = place(deed.pointer(), event, state);
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

    /** Whether a deed moves the count that the event names; a name that the model has not got may be any of its counts. */
    private boolean isThatCount(CaptureEvent event, Deed deed) {
        Bindings.Place place = place(deed.pointer(), event, watched.machine().result());
        return event.count() == null || place == null || place.type() < 0 || program.types.field(place.type(), event.count()) == null
                || Value.offset(deed.pointer()) == place.base() + program.types.field(place.type(), event.count()).offset();
    }

    private Integer value(CaptureEvent event, Deed deed, Bindings bound, MachineState state) {
        if (event.kind() == CaptureEvent.Kind.POINT) {
            return (int) deed.before();
        }
        Bindings.Place place = event.address() == 0 ? null : bound.place(event.address());
        return place == null ? null : count(program, watched, place, event.count(), state);
    }

    /** The value of a bound object's count by its name; null where the model has no count of that name. */
    static Integer count(Program program, Watched watched, Bindings.Place place, String count, MachineState state) {
        Types.Field field = count == null || place.type() < 0 ? null : program.types.field(place.type(), count);
        return field == null ? null : watched.count(state, place.slot(), place.base() + field.offset());
    }

    /** The object that a pointer points at or into. */
    private Bindings.Place place(long pointer, CaptureEvent event, MachineState state) {
        if (!Value.isMemory(pointer)) {
            return null;
        }
        long struct = watched.struct(state, pointer);
        return new Bindings.Place(Value.slot(pointer), Value.offset(struct), Value.type(struct), Value.life(pointer), event.life());
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
        String name = watched.name(state, Value.pointer(place.slot(), 0, Math.max(0, place.base()), Types.INT));
        return name == null ? "nothing" : name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
    }
}
