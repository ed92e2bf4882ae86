package racelane.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.HypothesisVerdict;
import racelane.analysis.RefcountCurve;
import racelane.lens.Lens;
import racelane.trace.Gap;
import racelane.trace.Lane;
import racelane.trace.Trace;
import racelane.trace.TraceFacts;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the file is. */
@Command(name = "info", mixinStandardHelpOptions = true,
        description = "what the file is: format, clock, span, events, lanes, objects, lost events, problems met while reading")
final class InfoVerb extends JsonVerb {
    @Override
    public Integer call() throws Exception {
        Analysis analysis = open();
        if (json) {
            Json.print(out(), document(analysis));
        } else {
            print(analysis);
        }
        return Exit.FINE;
    }

    static ObjectNode document(Analysis analysis) {
        Trace trace = analysis.trace();
        TraceFacts facts = trace.facts();
        ObjectNode info = Json.object();
        info.put("file", facts.file()).put("format", facts.format()).put("clock", facts.clock()).put("kernel", facts.kernel());
        Json.number(info, "cpus", facts.cpus());
        info.put("events", trace.size()).put("skipped", trace.skipped()).put("lost", lost(trace));
        info.put("startNs", trace.startNs()).put("endNs", trace.endNs());
        ArrayNode lenses = info.putArray("lenses");
        analysis.meanings().lenses().stream().map(Lens::name).forEach(lenses::add);
        ArrayNode lanes = info.putArray("lanes");
        for (Lane lane : trace.lanes()) {
            ObjectNode node = lanes.addObject().put("name", lane.name());
            Json.number(node, "pid", lane.pid());
            Json.number(node, "tgid", lane.tgid());
            node.put("comm", lane.comm()).put("events", trace.countOf(lane.index()));
        }
        ArrayNode objects = info.putArray("objects");
        for (CountedObject object : analysis.objects()) {
            RefcountCurve curve = object.curves().get(0);
            ObjectNode node = objects.addObject().put("name", object.name()).put("type", object.type().name()).put("address", Json.address(object.address()));
            Json.step(node, "firstStep", first(object));
            Json.step(node, "lastStep", curve.size() == 0 ? -1 : curve.row(curve.size() - 1));
            node.put("min", curve.size() == 0 ? null : curve.min()).put("max", curve.size() == 0 ? null : curve.max()).put("changes", Math.max(0, curve.size() - 1));
        }
        ArrayNode hypotheses = info.putArray("hypotheses");
        analysis.hypotheses().forEach(one -> hypotheses.addObject().put("name", one.name()).put("verdict", one.word()).put("confirms", one.confirms()).put("refutes", one.refutes()));
        Json.problems(info, analysis.problems());
        return info;
    }

    private static int first(CountedObject object) {
        RefcountCurve curve = object.curves().get(0);
        int born = object.lives().get(0).bornRow();
        return born >= 0 ? born : curve.size() == 0 ? -1 : curve.row(0);
    }

    /** How many events the kernel says were lost; -1 if it says only that some were. */
    static long lost(Trace trace) {
        long lost = 0;
        for (Gap gap : trace.gaps()) {
            lost += Math.max(0, gap.lost());
        }
        return lost == 0 && !trace.gaps().isEmpty() ? -1 : lost;
    }

    private void print(Analysis analysis) {
        Trace trace = analysis.trace();
        TraceFacts facts = trace.facts();
        out().printf(Locale.ROOT, "%s: %s, %,d events, %d tasks, %s%n", facts.file(), facts.format(), trace.size(), trace.lanes().size(), TimeText.span(trace.endNs() - trace.startNs()));
        out().printf(Locale.ROOT, "clock %s, kernel %s, %s CPUs%n", facts.clock() == null ? "unknown (taken for a global one)" : facts.clock() + " (" + facts.clockSource() + ")",
                facts.kernel() == null ? "unknown" : facts.kernel(), facts.cpus() < 0 ? "?" : facts.cpus());
        out().printf(Locale.ROOT, "lenses %s%n", String.join(", ", analysis.meanings().lenses().stream().map(Lens::name).toList()));
        for (CountedObject object : analysis.objects()) {
            out().printf(Locale.ROOT, "  %s %s 0x%x: %d %s, count %d to %d%n", object.type().name(), object.name(), object.address(), object.lives().size(),
                    object.lives().size() == 1 ? "life" : "lives", object.curves().get(0).min(), object.curves().get(0).max());
        }
        for (HypothesisVerdict one : analysis.hypotheses()) {
            if (!one.word().equals("open")) {
                out().printf(Locale.ROOT, "%s: %s by the values (%d stretches for it, %d against)%n", one.name(), one.word(), one.confirms(), one.refutes());
            }
        }
        if (analysis.objects().isEmpty()) {
            out().println("no lens knows a counted object in it: name a lens that does with --lens");
        }
        Json.tell(out(), analysis.problems());
        List<String> unknown = trace.skipped() > 0 ? List.of(trace.skipped() + " lines or records were not understood") : List.of();
        unknown.forEach(out()::println);
    }
}
