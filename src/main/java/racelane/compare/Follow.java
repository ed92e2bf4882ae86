package racelane.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Findings;
import racelane.lens.ObjectType;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;

/**
 * The order of a capture imposed on a scenario. Where the scenario's own settings do not carry it to the end,
 * others are tried, unless they were given: more threads, more rounds, another configuration; each change must
 * carry it further. How far it went, and why no further, is in {@link Followed}.
 */
public final class Follow {
    /** States up to which two settings at once are tried. */
    private static final long EARLY_STATES = 100;
    /** The largest value that is tried. */
    private static final long MOST = 1 << 10;
    /** States without coming further after which a trial ends. */
    private static final long TRIAL_STATES = 400;
    private final Analysis analysis;
    private final Scenario scenario;
    private final Map<String, Long> given;
    private final ReuseMode reuse;
    private final Map<Integer, String> players;
    private final FollowLimits limits;
    private Events captured = new Events(null, Set.of(), null);

    /**
     * @param given   settings that are not to be changed
     * @param reuse   how memory is handed out, or null for the scenario's own
     * @param players lane → thread of the model, for lanes whose player is told
     */
    public Follow(Analysis analysis, Scenario scenario, Map<String, Long> given, ReuseMode reuse, Map<Integer, String> players, FollowLimits limits) {
        this.analysis = analysis;
        this.scenario = scenario;
        this.given = given;
        this.reuse = reuse;
        this.players = players;
        this.limits = limits;
    }

    /**
     * Follows a stretch as far as it goes.
     *
     * @throws ScenarioException if the given settings do not fit the scenario
     */
    public Followed follow(Stretch stretch) throws ScenarioException {
        FollowLimits trial = limits.withPatience(TRIAL_STATES);
        Followed best = attempt(Map.of(), Map.of(), stretch, trial);
        boolean sought = true;
        while (sought && !best.reached() && best.events() > 0) {
            Followed further = further(best, best.reachedRow(), stretch, trial);
            further = further == null && best.states() < EARLY_STATES ? furtherByTwo(best, stretch, trial) : further;
            further = further == null ? without(best, stretch, trial) : further;
            sought = further != null;
            best = sought ? further : best;
        }
        return best.reached() ? best : attempt(best.changed(), best.leftOut(), stretch, limits);
    }

    /** The one change of a setting that carries furthest, repeated as long as it does; null if none carries beyond the row. */
    private Followed further(Followed from, int row, Stretch stretch, FollowLimits trial) throws ScenarioException {
        Followed best = null;
        String setting = null;
        for (Map.Entry<String, Long> config : from.program().configs.entrySet()) {
            for (long other : others(config)) {
                Followed tried = tryOut(from, config.getKey(), other, stretch, trial);
                if (tried != null && (tried.reachedRow() > (best == null ? row : best.reachedRow()) || best != null && isSimpler(tried, best))) {
                    best = tried;
                    setting = config.getKey();
                }
            }
        }
        return best == null ? null : grown(best, setting, stretch, trial);
    }

    /** The first two changes at once that carry further; tried near the beginning only, where a wrong configuration shows and a trial is short. */
    private Followed furtherByTwo(Followed from, Stretch stretch, FollowLimits trial) throws ScenarioException {
        for (Map.Entry<String, Long> config : from.program().configs.entrySet()) {
            for (long other : others(config)) {
                Followed one = tryOut(from, config.getKey(), other, stretch, trial);
                Followed both = one == null ? null : further(one, from.reachedRow(), stretch, trial);
                if (both != null) {
                    return both;
                }
            }
        }
        return null;
    }

    /** More of the same, as long as that carries further. */
    private Followed grown(Followed from, String setting, Stretch stretch, FollowLimits trial) throws ScenarioException {
        Followed best = from;
        while (!best.reached() && best.program().configs.get(setting) > 1) {
            Followed tried = tryOut(best, setting, best.program().configs.get(setting) * 2, stretch, trial);
            if (tried == null || tried.reachedRow() <= best.reachedRow()) {
                return best;
            }
            best = tried;
        }
        return best;
    }

    /** What to try instead of a setting's value: on for off, a bit more, much more; nothing for one that was given. */
    private long[] others(Map.Entry<String, Long> config) {
        long value = config.getValue();
        if (given.containsKey(config.getKey()) || value < 0) {
            return new long[0];
        }
        return value == 0 ? new long[] {1} : value == 1 ? new long[] {2, 0} : new long[] {value + 1, value * 2};
    }

    /** As far, with fewer threads. */
    private static boolean isSimpler(Followed tried, Followed best) {
        return tried.reachedRow() == best.reachedRow() && tried.program().threads.size() < best.program().threads.size();
    }

    /** Leaves out a count, other than the one that rules an object's life, if that carries further; else null. */
    private Followed without(Followed from, Stretch stretch, FollowLimits each) throws ScenarioException {
        for (CountedObject object : analysis.objects()) {
            for (ObjectType.Count count : object.type().counts().subList(Math.min(1, object.type().counts().size()), object.type().counts().size())) {
                Map<String, Followed.Forbidden> leftOut = new LinkedHashMap<>(from.leftOut());
                boolean another = leftOut.putIfAbsent(count.name(), from.forbidden()) == null;
                Followed tried = another ? attempt(from.changed(), leftOut, stretch, each) : null;
                if (tried != null && tried.reachedRow() > from.reachedRow()) {
                    return tried;
                }
            }
        }
        return null;
    }

    /** As before but for one setting; null where that is no other setting or the scenario does not compile with it. */
    private Followed tryOut(Followed from, String setting, long value, Stretch stretch, FollowLimits trial) {
        if (value > MOST || value == from.program().configs.get(setting)) {
            return null;
        }
        Map<String, Long> changed = new LinkedHashMap<>(from.changed());
        changed.put(setting, value);
        try {
            return attempt(changed, from.leftOut(), stretch, trial);
        } catch (ScenarioException unfit) {
            return null;
        }
    }

    private Followed attempt(Map<String, Long> changed, Map<String, Followed.Forbidden> leftOut, Stretch stretch, FollowLimits each) throws ScenarioException {
        Map<String, Long> configs = new LinkedHashMap<>(changed);
        configs.putAll(given);
        Program program = scenario.compile(configs);
        Captured captured = captured(new ModelNames(program), stretch, leftOut.keySet());
        ReuseMode mode = reuse == null ? program.reuse : reuse;
        Followed followed = new Follower(analysis, program, mode, captured, players, each).follow(stretch);
        return new Followed(followed.program(), mode, changed, leftOut, stretch, followed.events(), followed.done(), followed.schedule(), followed.met(), followed.players(), followed.objects(),
                followed.passedOver(), followed.begunBefore(), followed.forbidden(), followed.stoppedBy(), followed.states());
    }

    /** The events of the stretch; settings seldom change which names a model has. */
    private Captured captured(ModelNames names, Stretch stretch, Set<String> without) {
        if (!names.equals(captured.names()) || !without.equals(captured.without())) {
            captured = new Events(names, Set.copyOf(without), new Captured(analysis, names, stretch, without));
        }
        return captured.events();
    }

    /** Events of the capture for a model's names. */
    private record Events(ModelNames names, Set<String> without, Captured events) {}

    /** Whether a capture has a call of any function of a scenario: if not, there is nothing to follow. */
    public static boolean knows(Analysis analysis, Program program) {
        ModelNames names = new ModelNames(program);
        return analysis.trace().lanes().stream().anyMatch(lane -> analysis.calls().ofLane(lane.index()).stream().anyMatch(span -> names.hasFunction(span.function())));
    }

    /** The stretch from a row to the last event of the most telling finding's chain; to the capture's end if there is no finding. */
    public static Stretch stretch(Analysis analysis, int fromRow) {
        int telling = Findings.mostTelling(analysis.findings());
        return telling < 0 ? Stretch.between(fromRow, analysis.trace().size() - 1) : Stretch.to(analysis, analysis.findings().get(telling), fromRow);
    }
}
