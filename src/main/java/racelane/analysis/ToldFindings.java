package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.lens.EventRule;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.trace.Body;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/**
 * What the trace itself says went wrong, with a kind: a model knows of oopses, leaks and checks that no event shows.
 * What the other analyses found at the same event is not told twice; their explanation is the better one.
 */
final class ToldFindings {
    /** Told after the free they are about; the other kinds about memory and counts are told before their event. */
    private static final Set<String> AFTER = Set.of("released-while-in-use", "double-free");
    private static final Set<String> BEFORE = Set.of("use-after-free", "stale-put", "stale-get", "addition-on-zero", "underflow", "saturated", "decrement-hit-zero");

    private record Place(String kind, int row) {}

    private final Evidence evidence;
    private final Trace trace;
    private final Meanings meanings;
    private final Set<Place> known = new HashSet<>();
    private final Map<String, Life> lives = new HashMap<>();
    /** What has no object of the analysis is told apart by its name. */
    private final Map<String, Integer> names = new HashMap<>();
    /** Name → row of the free of memory that holds nothing counted; null until asked for. */
    private Map<String, Integer> frees;

    ToldFindings(Evidence evidence, List<Occurrence> found) {
        this.evidence = evidence;
        this.trace = evidence.trace;
        this.meanings = evidence.facts.meanings();
        found.forEach(one -> known.add(new Place(one.kind(), one.row())));
        // A deadlock is told at the step that closes the cycle, which may be any event of that moment.
        found.stream().filter(one -> one.kind().equals("deadlock")).forEach(one -> known.add(new Place("deadlock at", momentOf(one.row()))));
        for (CountedObject object : evidence.facts.objects()) {
            object.lives().stream().filter(life -> life.name() != null).forEach(life -> lives.put(life.name(), life));
        }
    }

    List<Occurrence> all() {
        List<Occurrence> told = new ArrayList<>();
        Body body = new Body();
        for (int entry = 0; entry < meanings.size(); entry++) {
            EventRule rule = meanings.rule(entry);
            if (meanings.word(entry) == Word.FOUND && rule.detail() != null) {
                int row = meanings.row(entry);
                trace.body(row, body);
                String kind = body.arg(rule.detail());
                int about = about(kind, row);
                boolean again = kind.equals("deadlock") ? known.contains(new Place("deadlock at", momentOf(row))) : known.contains(new Place(kind, about));
                if (!again) {
                    told.add(occurrence(kind, about, row, body.arg("name"), body.arg(rule.warning().text()), body.arg("fn")));
                }
            }
        }
        return told;
    }

    /** The first row of the same time: the moment as one number. */
    private int momentOf(int row) {
        int first = row;
        while (first > 0 && trace.timeNs(first - 1) == trace.timeNs(row)) {
            first--;
        }
        return first;
    }

    /** The event that the finding is about: its neighbour of the same moment on the same lane, as its kind has it; else the telling event itself. */
    private int about(String kind, int row) {
        int step = BEFORE.contains(kind) ? 1 : AFTER.contains(kind) ? -1 : 0;
        int lane = trace.lane(row);
        for (int at = trace.positionOf(lane, row) + step; step != 0 && at >= 0 && at < trace.countOf(lane); at += step) {
            int other = trace.rowOf(lane, at);
            if (trace.timeNs(other) != trace.timeNs(row)) {
                break;
            }
            int entry = meanings.entryOf(other);
            if (trace.kind(other) != EventKind.STACK && (entry < 0 || meanings.word(entry) != Word.FOUND)) {
                return other;
            }
        }
        return row;
    }

    private Occurrence occurrence(String kind, int about, int row, String name, String text, String function) {
        int lane = trace.lane(row);
        Life life = lifeOf(name);
        String task = trace.lanes().get(lane).nameAt(trace.timeNs(row));
        String summary = task + (function == null ? "" : " in " + function) + ": " + (name == null ? "" : name + ": ") + (text == null ? kind : text);
        List<Finding.Because> because = new ArrayList<>();
        if (life != null && life.isFreed() && life.freeFromRow() < about) {
            because.addAll(new Telling(evidence).goes(life, about));
        } else if (life == null && name != null && BEFORE.contains(kind)) {
            freed(withoutField(name), about, because);
        }
        because.add(new Finding.Because(row, lane, (text == null ? kind : text) + (name == null ? "" : " (" + name + ")"), false));
        String apart = life != null ? null : name != null ? withoutField(name) : String.valueOf(text);
        int number = apart == null ? 0 : -1 - names.computeIfAbsent(apart, key -> names.size());
        return new Occurrence(kind, about, lane, life == null ? 0 : life.object(), life == null ? 0 : life.number(), 0, number, summary, because, true);
    }

    /** Memory without a count has no lives here; its free is known by its name. */
    private void freed(String name, int before, List<Finding.Because> because) {
        if (frees == null) {
            frees = new HashMap<>();
            Body body = new Body();
            for (int entry = 0; entry < meanings.size(); entry++) {
                if (meanings.word(entry) == Word.NOTE && meanings.rule(entry).event().equals("free")) {
                    trace.body(meanings.row(entry), body);
                    frees.put(String.valueOf(body.arg("name")), meanings.row(entry));
                }
            }
        }
        int row = frees.getOrDefault(name, Integer.MAX_VALUE);
        if (row < before) {
            because.add(new Finding.Because(row, trace.lane(row), "the memory of " + name + " is freed", false));
        }
    }

    /** The life that a name means: {@code device#2.queue.lock} is of the life named {@code device#2}. */
    private Life lifeOf(String name) {
        if (name == null) {
            return null;
        }
        Life whole = lives.get(name);
        return whole != null ? whole : lives.get(withoutField(name));
    }

    private static String withoutField(String name) {
        int dot = name.indexOf('.', Math.max(0, name.indexOf('#')));
        return dot < 0 ? name : name.substring(0, dot);
    }
}
