package racelane.lens;

import java.util.List;

/**
 * What a lens file says.
 *
 * @param name       its name
 * @param about      one sentence for people
 * @param types      object types
 * @param rules      what each event means
 * @param hypotheses operations that may move the parent's count too, to be confirmed or refuted by the values
 * @param machinery  functions that only report and stand at the top of a stack
 * @param inlined    function → functions that compilers put inside it, so that frames name the outer one
 * @param probes     what a target must be asked for so that the rules above have something to read
 * @param recorded   events of the kernel's own that they read
 */
public record Lens(String name, String about, List<ObjectType> types, List<EventRule> rules, List<Hypothesis> hypotheses,
        List<String> machinery, java.util.Map<String, List<String>> inlined, List<Probe> probes, List<Probe.Recorded> recorded) {
    /**
     * That an operation on a child moves its parent's count as well.
     *
     * @param name  what the kernel calls it (a configuration option)
     * @param type  the type of both
     * @param count which count
     */
    public record Hypothesis(String name, ObjectType type, String count) {}
}
