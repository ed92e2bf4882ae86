package racelane.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.lens.Lens;
import racelane.lens.Probe;

/**
 * A shell script that records, on a Linux target, what lenses read: POSIX sh and tracefs, nothing else.
 * Probes by Documentation/trace/kprobetrace.rst and fprobetrace.rst.
 */
public final class CaptureScript {
    private final List<Lens> lenses;
    private final BuildValues values;
    private final int seconds;

    /**
     * @param lenses  whose probes and events are wanted, in order; an event that two of them name is asked for as the first says
     * @param values  what depends on the kernel's build
     * @param seconds how long to record where the script is not told otherwise
     */
    public CaptureScript(List<Lens> lenses, BuildValues values, int seconds) {
        this.lenses = List.copyOf(lenses);
        this.values = values;
        this.seconds = seconds;
    }

    /** The script; the same lenses and values give the same bytes. */
    public String text() {
        String table = table();
        StringBuilder script = new StringBuilder("#!/bin/sh\n");
        script.append("# Records what Racelane's lens").append(lenses.size() == 1 ? " " : "es ").append(names()).append(lenses.size() == 1 ? " reads" : " read")
                .append(", until the kernel complains or the time is over.\n")
                .append("# On the target, as root: sh capture.sh [SECONDS [NAME]]. It writes NAME.trace.txt, .dmesg.txt, .meta.txt, .stats.txt and\n")
                .append("# .writes.txt (all that it changed), and puts everything back as it was, also when it is interrupted.\n");
        if (!values.missing().isEmpty()) {
            script.append("# Not known of this kernel, and so left out (give them with --offsets):\n");
            values.missing().forEach(name -> script.append("#   ").append(name).append('\n'));
        }
        return script.append('\n').append(table).append('\n').append(body().replace("@SECONDS@", Integer.toString(seconds))).toString();
    }

    /** Values that were given and that no probe asks for: a name with a slip in it. Known after {@link #text()}. */
    public List<String> unused() {
        String all = lenses.stream().map(lens -> lens.probes() + " " + lens.recorded()).toList().toString();
        return values.given().stream().filter(name -> !all.contains("{" + name + "}")).toList();
    }

    private String names() {
        return String.join(", ", lenses.stream().map(Lens::name).toList());
    }

    private String table() {
        StringBuilder table = new StringBuilder("# probe EVENT AT entry|return ARGUMENTS-BY-NAME ARGUMENTS FILTER; the dollars are the kernel's\n# shellcheck disable=SC2016\nprobes() {\n");
        Set<String> events = new LinkedHashSet<>();
        Map<String, Set<String>> places = new HashMap<>();
        for (Lens lens : lenses) {
            Set<String> ofLens = new HashSet<>();
            for (Probe probe : lens.probes()) {
                String at = values.fill(probe.at());
                // What the compiler has put into several functions is one event at several places.
                String place = probe.onReturn() ? at + "%return" : at;
                Set<String> known = at == null ? Set.of() : places.computeIfAbsent(probe.event(), event -> new HashSet<>());
                if (at != null && (known.isEmpty() || ofLens.contains(probe.event())) && known.add(place)) {
                    events.add(probe.event());
                    ofLens.add(probe.event());
                    table.append("  probe ").append(probe.event()).append(' ').append(at).append(probe.onReturn() ? " return " : " entry ")
                            .append(quoted(probe.btf() == null ? "" : values.fillArguments(probe.btf()))).append(' ')
                            .append(quoted(values.fillArguments(probe.plain()))).append(' ')
                            .append(quoted(probe.filter() == null ? "" : probe.filter())).append('\n');
                }
            }
        }
        for (Lens lens : lenses) {
            for (Probe.Recorded recorded : lens.recorded()) {
                if (events.add(recorded.event())) {
                    List<String> within = recorded.within().stream().map(values::fill).filter(function -> function != null).toList();
                    table.append("  record ").append(recorded.event());
                    if (!within.isEmpty()) {
                        table.append(' ').append(recorded.argument()).append(' ').append(String.join(" ", within));
                    }
                    table.append('\n');
                }
            }
        }
        return table.append("}\n").toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String body() {
        try (InputStream in = CaptureScript.class.getResourceAsStream("/racelane/probe/capture.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("the program's own capture.sh cannot be read: build it again", failure);
        }
    }
}
