package racelane.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.analysis.Findings;
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
    private static final int MOST_CHANGES = 24;
    private static final long MOST = 1 << 10;
    private final Analysis analysis;
    private final Scenario scenario;
    private final Map<String, Long> given;
    private final ReuseMode reuse;
    private final Map<Integer, String> players;
    private final FollowLimits limits;

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
        Followed best = attempt(Map.of(), stretch, limits);
        long trial = 4_000;
        for (int change = 0; change < MOST_CHANGES && !best.reached() && best.events() > 0; change++) {
            Followed further = further(best, stretch, limits.withStates(trial + 8L * best.states()));
            if (further == null) {
                return best;
            }
            best = further;
        }
        return best.reached() || best.changed().isEmpty() ? best : attempt(best.changed(), stretch, limits);
    }

    /** The one change of a setting that carries furthest, or null if none carries further. */
    private Followed further(Followed from, Stretch stretch, FollowLimits each) throws ScenarioException {
        Followed best = null;
        for (Map.Entry<String, Long> config : from.program().configs.entrySet()) {
            if (given.containsKey(config.getKey())) {
                continue;
            }
            long value = config.getValue();
            for (long other : value < 2 ? new long[] {value == 1 ? 2 : 1, 1 - value} : new long[] {value + 1, value * 2}) {
                Map<String, Long> changed = new LinkedHashMap<>(from.changed());
                changed.put(config.getKey(), other);
                Followed tried = other == value || other < 0 || other > MOST ? null : tryOut(changed, stretch, each);
                if (tried != null && (tried.done() > (best == null ? from.done() : best.done()) || best != null && isSimpler(tried, best))) {
                    best = tried;
                }
            }
        }
        return best;
    }

    /** As far, with fewer threads. */
    private static boolean isSimpler(Followed tried, Followed best) {
        return tried.done() == best.done() && tried.program().threads.size() < best.program().threads.size();
    }

    /** The same, but null where the scenario does not compile with these settings. */
    private Followed tryOut(Map<String, Long> changed, Stretch stretch, FollowLimits each) {
        try {
            return attempt(changed, stretch, each);
        } catch (ScenarioException unfit) {
            return null;
        }
    }

    private Followed attempt(Map<String, Long> changed, Stretch stretch, FollowLimits each) throws ScenarioException {
        Map<String, Long> configs = new LinkedHashMap<>(changed);
        configs.putAll(given);
        Program program = scenario.compile(configs);
        Captured captured = new Captured(analysis, new ModelNames(program), stretch);
        ReuseMode mode = reuse == null ? program.reuse : reuse;
        Followed followed = new Follower(analysis, program, mode, captured, players, each).follow(stretch);
        return new Followed(followed.program(), mode, changed, stretch, followed.events(), followed.done(), followed.schedule(), followed.players(), followed.objects(),
                followed.passedOver(), followed.begunBefore(), followed.forbidden(), followed.stoppedBy(), followed.states());
    }

    /** Whether a capture has a call of any function of a scenario: if not, there is nothing to follow. */
    public static boolean knows(Analysis analysis, Program program) {
        ModelNames names = new ModelNames(program);
        return analysis.trace().lanes().stream().anyMatch(lane -> analysis.calls().ofLane(lane.index()).stream().anyMatch(span -> names.hasFunction(span.function())));
    }

    /** The stretch from a row to the last event of the most telling finding's chain; to the capture's end if there is no finding. */
    public static Stretch stretch(Analysis analysis, int fromRow) {
        int telling = Findings.mostTelling(analysis.findings());
        return telling < 0 ? Stretch.between(fromRow, analysis.trace().size() - 1) : Stretch.to(analysis.findings().get(telling), fromRow);
    }
}
