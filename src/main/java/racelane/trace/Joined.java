package racelane.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Lays captures of several machines into one trace, on the first one's clock. Each machine keeps its tasks, CPUs and
 * objects for itself: the CPUs of the second go on counting where the first one's end, a PID or an address that both
 * have is two. Only rows of the first have lines of their own; the text of the others' names their file.
 */
public final class Joined {
    private static final int SHIFT = 56;
    private static final long OFFSET = (1L << SHIFT) - 1;

    /**
     * The capture of one machine.
     *
     * @param offsetNs what must be added to its times to have those of the first machine's clock
     */
    public record Part(Trace trace, long offsetNs) {}

    private final List<Part> parts;
    private final Columns columns = new Columns();
    private final Names names = new Names();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final List<Integer> firstLane = new ArrayList<>();

    private Joined(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * The trace of all of them; closing it closes them.
     *
     * @throws IllegalArgumentException for more than {@link Machine#MOST}, fewer than two, or more events than a trace can have
     */
    public static Trace of(List<Part> parts) {
        if (parts.size() < 2 || parts.size() > Machine.MOST) {
            throw new IllegalArgumentException(parts.size() + " captures cannot be laid into one trace: 2 to " + Machine.MOST + " can");
        }
        if (parts.stream().mapToLong(part -> part.trace().size()).sum() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("the captures have more events together than a trace can: convert parts of them first");
        }
        return new Joined(parts).join();
    }

    private Trace join() {
        int cpus = 0;
        for (Part part : parts) {
            Machine machine = new Machine(machines.size(), part.trace().facts().file(), cpus);
            machines.add(machine);
            firstLane.add(lanes.size());
            places.add(new int[part.trace().size()]);
            for (Lane lane : part.trace().lanes()) {
                lanes.add(lane.of(machine, lanes.size(), part.offsetNs()));
            }
            cpus += cpus(part.trace());
        }
        merge();
        return new Trace(facts(cpus), columns, 0, names.snapshot(), lanes, gaps(), problems(), parts.stream().mapToLong(part -> part.trace().skipped()).sum(),
                new All(parts, machines), Answers.none(), parts.stream().allMatch(part -> part.trace().isComplete()));
    }

    private static int cpus(Trace trace) {
        int cpus = Math.max(0, trace.facts().cpus());
        for (int row = 0; row < trace.size(); row++) {
            cpus = Math.max(cpus, trace.cpu(row) + 1);
        }
        return cpus;
    }

    /** In order of time; of equal times the first machine's go first. */
    private void merge() {
        int[] next = new int[parts.size()];
        while (true) {
            int first = -1;
            long firstNs = 0;
            for (int i = 0; i < next.length; i++) {
                Part part = parts.get(i);
                long timeNs = next[i] < part.trace().size() ? part.trace().timeNs(next[i]) + part.offsetNs() : 0;
                if (next[i] < part.trace().size() && (first < 0 || timeNs < firstNs)) {
                    first = i;
                    firstNs = timeNs;
                }
            }
            if (first < 0) {
                return;
            }
            Trace trace = parts.get(first).trace();
            int row = next[first]++;
            places.get(first)[row] = columns.add(firstNs, trace.cpu(row) + machines.get(first).firstCpu(), trace.lane(row) + firstLane.get(first),
                    names.id(trace.eventName(row)), trace.kind(row), trace.context(row), (long) first << SHIFT | trace.offset(row) & OFFSET);
        }
    }

    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int[] place = places.get(i);
            for (Gap gap : parts.get(i).trace().gaps()) {
                int from = gap.fromRow() < 0 ? -1 : place[gap.fromRow()];
                int to = gap.toRow() >= place.length ? columns.size() : place[gap.toRow()];
                gaps.add(new Gap(gap.cpu() + machines.get(i).firstCpu(), from, to, gap.lost(), i == 0 ? gap.line() : -1));
            }
        }
        gaps.sort(Comparator.comparingInt(Gap::toRow));
        return List.copyOf(gaps);
    }

    private List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Problem problem : parts.get(i).trace().problems()) {
                problems.add(i == 0 ? problem : new Problem(problem.kind(), -1, -1, problem.count(), machines.get(i).name()
                        + (problem.line() > 0 ? ":" + problem.line() : "") + ": " + problem.text()));
            }
        }
        problems.add(new Problem("machines", -1, -1, parts.size(), "captures of " + parts.size() + " machines ("
                + String.join(", ", machines.stream().map(Machine::name).toList()) + "): the order of events of two machines is as good as the offset that was given"));
        return List.copyOf(problems);
    }

    private TraceFacts facts(int cpus) {
        List<TraceFacts> all = parts.stream().map(part -> part.trace().facts()).toList();
        TraceFacts first = all.get(0);
        boolean sameClock = all.stream().allMatch(facts -> java.util.Objects.equals(facts.clock(), first.clock()));
        boolean sameKernel = all.stream().allMatch(facts -> java.util.Objects.equals(facts.kernel(), first.kernel()));
        return new TraceFacts(String.join(" + ", all.stream().map(TraceFacts::file).toList()), String.join(" + ", all.stream().map(TraceFacts::format).distinct().toList()),
                sameClock ? first.clock() : null, sameClock ? first.clockSource() : null, sameKernel ? first.kernel() : null, cpus,
                all.stream().mapToLong(TraceFacts::tickNs).max().orElse(1), all.stream().mapToLong(TraceFacts::bytes).sum(), null);
    }

    /** Records of all files; the part stands in the high bits of an offset. */
    private record All(List<Part> parts, List<Machine> machines) implements Records {
        private static int part(long offset) {
            return (int) (offset >>> SHIFT);
        }

        /** The part's own offset: those of a log that lies in it are negative. */
        private static long its(long offset) {
            return offset << Long.SIZE - SHIFT >> Long.SIZE - SHIFT;
        }

        private Records of(long offset) {
            return parts.get(part(offset)).trace().records();
        }

        @Override
        public String text(long offset) {
            String text = of(offset).text(its(offset));
            if (part(offset) == 0) {
                return text;
            }
            long line = of(offset).line(its(offset));
            return machines.get(part(offset)).name() + ":" + (line > 0 ? line + ":" : "") + " " + text;
        }

        @Override
        public void body(long offset, Body body) {
            of(offset).body(its(offset), body);
            body.machine(part(offset));
        }

        @Override
        public long line(long offset) {
            return part(offset) == 0 ? of(offset).line(its(offset)) : -1;
        }

        @Override
        public RecordSieve sieve(byte[] needle, Names names, List<Lane> lanes) {
            List<RecordSieve> sieves = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                boolean inHead = i > 0 && mayBeInHead(new String(needle, StandardCharsets.US_ASCII), i);
                sieves.add(inHead ? null : parts.get(i).trace().records().sieve(needle, names, lanes));
            }
            return sieves.stream().allMatch(Objects::isNull) ? null : (offset, timeNs, name, lane) -> {
                RecordSieve sieve = sieves.get(part(offset));
                // What has a line is printed with its number, which the part's own sieve does not know.
                return sieve == null || part(offset) > 0 && of(offset).line(its(offset)) > 0 ? RecordSieve.Answer.PERHAPS
                        : sieve.look(its(offset), timeNs - parts.get(part(offset)).offsetNs(), name, lane);
            };
        }

        /** Whether it may stand in a file's name, or reach from there into a record's text. */
        private boolean mayBeInHead(String needle, int part) {
            String head = machines.get(part).name().toLowerCase(Locale.ROOT) + ": ";
            return head.contains(needle) || IntStream.range(1, needle.length()).anyMatch(i -> head.endsWith(needle.substring(0, i)));
        }

        @Override
        public void close() {
            parts.forEach(part -> part.trace().close());
        }
    }
}
