package racelane.sim;

import racelane.scenario.Value;

/** What printk prints. */
final class Printed {
    private Printed() {}

    static String format(String format, long[] values, Core core) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                text.append(c);
                continue;
            }
            i++;
            while ("0123456789-+ #l".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            if (format.charAt(i) == '%') {
                text.append('%');
            } else {
                text.append(value(format.charAt(i), values[next++], core));
            }
        }
        return text.toString();
    }

    private static String value(char conversion, long value, Core core) {
        if (Value.isPointer(value)) {
            return name(value, core);
        }
        return switch (conversion) {
            case 'x', 'X' -> Long.toHexString(value);
            case 'u' -> Long.toUnsignedString(value);
            case 'p' -> value == 0 ? "(null)" : Long.toHexString(value);
            default -> Long.toString(value);
        };
    }

    /** A value as people read it: a number, null, an object's name, a function's. */
    static String name(long value, Core core) {
        if (!Value.isPointer(value)) {
            return Long.toString(value);
        }
        if (Value.isFunction(value)) {
            return core.program.functions.get(Value.offset(value)).name();
        }
        if (!Value.isMemory(value)) {
            return Value.slot(value) == Value.POISON ? "poison" : "wild";
        }
        boolean there = Value.slot(value) < core.s.slots.length && core.s.slots[Value.slot(value)] != null;
        return there ? core.object(value) : "wild";
    }
}
