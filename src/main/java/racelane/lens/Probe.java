package racelane.lens;

import java.util.List;

/**
 * A probe that a lens reads, as a target can be asked for it: an event of the kernel's {@code kprobe_events} or
 * {@code dynamic_events} (Documentation/trace/kprobetrace.rst and fprobetrace.rst).
 *
 * <p>In {@code at} and in the arguments, {@code {NAME}} stands for a value that depends on the build of the kernel
 * (an offset, a register, a function); who asks for a script gives it. An argument whose value is not given is left out.
 *
 * @param event    its name
 * @param at       function, or function+offset
 * @param onReturn whether it is on the function's return
 * @param btf      arguments by name, for kernels that know their own types; or null
 * @param plain    arguments by number, register and offset; empty if there are none
 * @param filter   which events are wanted, or null; {@code {&SYMBOL}} in it is that symbol's address on the target
 */
public record Probe(String event, String at, boolean onReturn, String btf, String plain, String filter) {
    /**
     * An event of the kernel's own that a lens reads.
     *
     * @param event    system/name
     * @param argument the argument that names a place in the code, or null
     * @param within   the functions that this place must lie in; empty if all are wanted
     */
    public record Recorded(String event, String argument, List<String> within) {}
}
