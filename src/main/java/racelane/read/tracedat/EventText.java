package racelane.read.tracedat;

import java.util.Map;
import java.util.Set;

/**
 * What an event says, in the form in which the kernel prints it, so that a lens need not know whether it
 * looks at a text or at a record. Most events say it by their print format; the kernel prints these otherwise
 * than their format says (kernel/trace/trace_kprobe.c, trace_output.c, trace_functions_graph.c of 6.12):
 * <pre>
 * (dev_get+0x4/0x100 [disk]) dev=0xff1100000568a028 name=(fault)      a probe, by __probe_ip
 * (disk_open+0x3b/0xd0 [disk] &lt;- dev_get) ret=0                       its return, by __probe_ret_ip and __probe_func
 * &lt;stack trace&gt;\n =&gt; dev_get\n =&gt; 0xffffffffc03380de            kernel_stack, by caller
 * </pre>
 */
final class EventText {
    /** Where a function returns to while a probe waits for its return: the caller is not known (trace_output.c, kretprobed). */
    private static final Set<String> TRAMPOLINES = Set.of("arch_rethook_trampoline", "kretprobe_trampoline", "__kretprobe_trampoline");
    private static final String PROBED = "[unknown/kretprobe'd]";

    private final KernelNames names;
    private final int longSize;

    EventText(KernelNames names, int longSize) {
        this.names = names;
        this.longSize = longSize;
    }

    String of(Event event) {
        EventFormat format = event.format();
        String text = !format.system().equals("ftrace") ? printed(event) : switch (format.name()) {
            case "kernel_stack", "user_stack" -> stack(event);
            case "print", "bprint", "bputs" -> message(event);
            case "function" -> "<-" + symbol(number(event, "parent_ip"));
            case "funcgraph_entry", "funcgraph_entry_retaddr", "funcgraph_exit" -> call(event);
            default -> printed(event);
        };
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    String name(Event event) {
        return isNamedByPlace(event.format()) ? nameOf(event, names) : event.format().name();
    }

    /** Whether the kernel prints an event under the name of a function, not of the event. */
    static boolean isNamedByPlace(EventFormat format) {
        return format.system().equals("ftrace") && switch (format.name()) {
            case "print", "bprint", "bputs", "function", "funcgraph_entry", "funcgraph_entry_retaddr", "funcgraph_exit" -> true;
            default -> false;
        };
    }

    /** The name under which the kernel prints an event: of messages and calls the function that made them, else the event's. */
    static String nameOf(Event event, KernelNames names) {
        Field place = event.format().field(event.format().name().startsWith("funcgraph") ? "func" : "ip");
        String function = place == null ? null : names.function(event.number(place));
        return function == null ? event.format().name() : function;
    }

    private String printed(Event event) {
        PrintFormat print = event.format().print();
        if (print == null) {
            return fields(event);
        }
        String place = place(event);
        if (place == null) {
            return print.print(event, names);
        }
        StringBuilder out = new StringBuilder(place);
        // The format's text behind the place begins with the closing parenthesis.
        print.printProbe(event.format().field("__probe_func") != null ? 2 : 1, event, names, out);
        return out.toString();
    }

    /** A probe's place up to its closing parenthesis, or null if it is no probe. */
    private String place(Event event) {
        Field entry = event.format().field("__probe_ip");
        Field function = event.format().field("__probe_func");
        Field caller = event.format().field("__probe_ret_ip");
        if (function != null && caller != null) {
            return "(" + site(event.number(caller)) + " <- " + symbol(event.number(function));
        }
        return entry != null ? "(" + site(event.number(entry)) : null;
    }

    private String symbol(long address) {
        String function = names.function(address);
        return function == null ? "0x" + Long.toHexString(address) : TRAMPOLINES.contains(function) ? PROBED : function;
    }

    private String site(long address) {
        String function = names.function(address);
        return function != null && TRAMPOLINES.contains(function) ? PROBED : names.place(address);
    }

    private static long number(Event event, String name) {
        Field field = event.format().field(name);
        return field == null ? 0 : event.number(field);
    }

    private String stack(Event event) {
        boolean user = event.format().name().equals("user_stack");
        StringBuilder text = new StringBuilder(user ? "<user stack trace>" : "<stack trace>");
        Field callers = event.format().field("caller");
        if (callers == null) {
            return text.toString();
        }
        long last = longSize == 4 ? 0xffff_ffffL : -1;
        for (int at = event.from() + callers.offset(); at + longSize <= event.to(); at += longSize) {
            long address = event.numbers().whole(event.bytes(), at, longSize, false);
            if (address == last || user && address == 0) {
                break;
            }
            text.append("\n => ").append(user ? "0x" + Long.toHexString(address) : symbol(address));
        }
        return text.toString();
    }

    private String message(Event event) {
        EventFormat format = event.format();
        Field place = format.field("ip");
        boolean named = place != null && names.function(event.number(place)) != null;
        String head = named || place == null ? "" : "0x" + Long.toHexString(event.number(place)) + ": ";
        Field buffer = format.field("buf");
        Field text = format.field(format.name().equals("bputs") ? "str" : "fmt");
        if (format.name().equals("print")) {
            return head + (buffer == null ? "" : event.text(buffer));
        }
        String words = text == null ? null : names.text(event.number(text));
        if (words == null) {
            return head + (text == null ? "" : "[the text at 0x" + Long.toHexString(event.number(text)) + " is not in the file]");
        }
        return head + (format.name().equals("bputs") || buffer == null ? words : BinaryPrint.of(words, event, event.span(buffer), names, longSize));
    }

    private String call(Event event) {
        if (!event.format().name().equals("funcgraph_exit")) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        Field value = event.format().field("retval");
        if (value != null) {
            text.append("ret=0x").append(Long.toHexString(event.number(value)));
        }
        Field begin = event.format().field("calltime");
        Field end = event.format().field("rettime");
        if (begin != null && end != null) {
            text.append(text.length() == 0 ? "" : " ").append("duration_ns=").append(event.number(end) - event.number(begin));
        }
        return text.toString();
    }

    /** All fields but the common ones, where there is no print format that is understood. */
    private String fields(Event event) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Field> entry : event.format().fields().entrySet()) {
            Field field = entry.getValue();
            if (field.name().startsWith("common_")) {
                continue;
            }
            text.append(text.length() == 0 ? "" : " ").append(field.name()).append('=');
            if (field.chars()) {
                text.append('"').append(event.text(field)).append('"');
            } else if (field.kind() == Field.Kind.NUMBER) {
                text.append(field.signed() || field.size() < 8 ? Long.toString(event.number(field)) : "0x" + Long.toHexString(event.number(field)));
            } else {
                text.append(new Expression.Row(new Expression.OfField(field), null, Math.max(1, field.elementSize()), "{", ",", "}").text(event, names));
            }
        }
        return text.toString();
    }
}
