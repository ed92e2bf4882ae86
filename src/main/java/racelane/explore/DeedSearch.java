package racelane.explore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.BoundReached;
import racelane.sim.Deed;
import racelane.sim.MachineState;
import racelane.sim.Schedule;
import racelane.sim.Watched;
import racelane.trace.Ticker;

/**
 * Whether a thread ever does something, whoever else runs when: every state of the language's rules is looked at, in
 * the order of steps, without reduction, so that what is found is reached in the fewest steps. What init does is not
 * asked; of what a thread computes before its first step only the calls that it is still inside of then are known.
 */
public final class DeedSearch {
    private static final Pattern TEXT = Pattern.compile("(\\w+):(?:call=(\\w+)|(get|put|free))");
    private final Program program;
    private final Limits limits;
    private final Ticker ticker;
    private final Watched watched;
    private final Visited visited = new Visited();
    private final Deque<Open> open = new ArrayDeque<>();
    private Question question;

    /**
     * What is asked.
     *
     * @param thread   a thread as declared; each of {@code x N} is meant, since like threads are interchangeable here
     * @param kind     what it does; of a get and a put, one that moves the count
     * @param function the function that is called, or null for any
     */
    public record Question(String thread, Deed.Kind kind, String function) {
        /** The question of a command line, {@code reader:get} or {@code unbind:call=FUNCTION}; null if it is none. */
        public static Question of(String text) {
            Matcher matcher = TEXT.matcher(text);
            return !matcher.matches() ? null : matcher.group(2) != null ? new Question(matcher.group(1), Deed.Kind.CALL, matcher.group(2))
                    : new Question(matcher.group(1), Deed.Kind.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)), null);
        }

        /** As a command line has it. */
        public String text() {
            return thread + ":" + kind.name().toLowerCase(Locale.ROOT) + (function == null ? "" : "=" + function);
        }

        /** What is asked whether the thread does it, in words. */
        public String does() {
            return switch (kind) {
                case GET -> "takes a reference";
                case PUT -> "gives a reference back";
                case FREE -> "frees memory";
                case CALL -> "calls " + function;
                default -> throw new IllegalStateException("nobody asks for " + kind);
            };
        }

        private boolean isAbout(String name) {
            return name.equals(thread) || name.startsWith(thread + ".");
        }

        private boolean isMet(Deed deed) {
            boolean moves = deed.kind() != Deed.Kind.GET && deed.kind() != Deed.Kind.PUT || deed.before() != deed.after();
            return deed.kind() == kind && moves && (function == null || function.equals(deed.function()));
        }
    }

    /**
     * What the search says.
     *
     * @param deed      what was done, or null if nothing was
     * @param thread    who did it, or null
     * @param schedule  the shortest to it, or null
     * @param steps     its steps, those of init not counted
     * @param states    states looked at
     * @param stoppedBy the bound that ended it without an answer, or null
     */
    public record Answer(Deed deed, String thread, Schedule schedule, int steps, long states, String stoppedBy) {
        public boolean isDone() {
            return deed != null;
        }

        /** What was searched, a few words: {@code 25 states, complete, sequential consistency, reuse any}. */
        public String searched(ReuseMode reuse) {
            return states + " states, " + (isDone() ? "searched in order of steps" : stoppedBy == null ? "complete" : "stopped by " + stoppedBy) + ", sequential consistency, reuse " + reuse.word();
        }

        /** The answer as one sentence. */
        public String sentence(Question question, ReuseMode reuse) {
            return (isDone() ? thread + " " + question.does() + " at line " + deed.line() + ", " + (steps == 0 ? "before its first step" : "step " + steps + " of the shortest schedule to it")
                    : stoppedBy == null ? question.thread() + " never " + question.does() + ", in no interleaving" : "not met before the search was stopped: whether " + question.thread() + " ever " + question.does() + " is open")
                    + " (" + searched(reuse) + ")";
        }
    }

    private record Open(MachineState state, Trail trail) {}

    /** @param limits bounds; those of states alone let the same question always get the same answer */
    public DeedSearch(Program program, Limits limits, Ticker ticker) {
        this.program = program;
        this.limits = limits;
        this.ticker = ticker;
        this.watched = new Watched(program, program.reuse);
    }

    /** The threads that can be asked about, as declared, in order. */
    public static List<String> threads(Program of) {
        return of.threads.stream().map(thread -> thread.name().replaceAll("\\.\\d+$", "")).distinct().toList();
    }

    /**
     * Searches; once for each instance.
     *
     * @throws racelane.sim.ProgramError if the program does what the language does not have
     */
    public Answer ask(Question asked) {
        question = asked;
        Limits.Watch watch = limits.watch(ticker);
        String stoppedBy = null;
        try {
            for (Initials.Initial initial : Initials.of(watched.machine())) {
                Answer inside = inside(initial);
                if (inside != null) {
                    return inside;
                }
                enter(initial.state(), Trail.from(initial));
            }
        } catch (BoundReached bound) {
            return new Answer(null, null, null, 0, visited.count(), bound.getMessage());
        }
        while (!open.isEmpty()) {
            Open at = open.poll();
            String limit = watch.reached(visited.count(), visited.bytes() + visited.count() * Trail.BYTES, at.trail().length);
            if (limit != null) {
                return new Answer(null, null, null, 0, visited.count(), limit);
            }
            for (int thread = 0; thread < at.state().threadCount(); thread++) {
                try {
                    Answer done = at.state().isLive(thread) ? steps(at, thread) : null;
                    if (done != null) {
                        return done;
                    }
                } catch (BoundReached bound) {
                    // This step leads where the machine does not go; all others are still looked at.
                    stoppedBy = bound.getMessage();
                }
            }
        }
        return new Answer(null, null, null, 0, visited.count(), stoppedBy);
    }

    /** A call that a thread stands in before its first step. */
    private Answer inside(Initials.Initial initial) {
        for (int thread = 0; thread < program.threads.size(); thread++) {
            if (question.isAbout(watched.machine().name(thread)) && initial.state().isLive(thread)) {
                for (Deed call : watched.inside(initial.state(), thread)) {
                    if (question.isMet(call)) {
                        return new Answer(call, watched.machine().name(thread), Trail.from(initial).schedule(watched.machine()), 0, visited.count() + 1, null);
                    }
                }
            }
        }
        return null;
    }

    private Answer steps(Open at, int thread) {
        boolean can = watched.step(at.state(), thread);
        while (true) {
            if (can) {
                Trail trail = at.trail().with(thread, watched.machine().choices());
                if (question.isAbout(watched.machine().name(thread))) {
                    for (Deed deed : watched.deeds()) {
                        if (question.isMet(deed)) {
                            return new Answer(deed, watched.machine().name(thread), trail.schedule(watched.machine()), trail.length, visited.count(), null);
                        }
                    }
                }
                enter(watched.machine().result(), trail);
            }
            if (!watched.machine().nextChoices()) {
                return null;
            }
            can = watched.again(at.state(), thread);
        }
    }

    private void enter(MachineState state, Trail trail) {
        long[] print = watched.fingerprint(state);
        if ((visited.add(print[0], print[1], 0) & Shard.FRESH) != 0) {
            open.add(new Open(state, trail));
        }
    }
}
