package racelane.compare;

import racelane.trace.Ticker;

/**
 * What following may use; each is asked at every state and named when it ends the search.
 *
 * @param states  different states
 * @param seconds of time, by the ticker
 * @param ticker  the clock
 * @param patience states without coming any further
 */
public record FollowLimits(long states, long seconds, Ticker ticker, long patience) {
    /** Limits without a bound on patience. */
    public FollowLimits(long states, long seconds, Ticker ticker) {
        this(states, seconds, ticker, Long.MAX_VALUE);
    }

    FollowLimits withPatience(long count) {
        return new FollowLimits(states, seconds, ticker, count);
    }

    Watch watch() {
        return new Watch(this);
    }

    /** One search's limits. */
    static final class Watch {
        private final FollowLimits limits;
        private final long startNs;
        private long statesWhenFarther;

        private Watch(FollowLimits limits) {
            this.limits = limits;
            this.startNs = limits.ticker.nowNs();
        }

        /** The search has come further than ever. */
        void farther(long states) {
            statesWhenFarther = states;
        }

        /** The name of the limit that is reached, or null. */
        String reached(long states) {
            if (states >= limits.states) {
                return "--max-states " + limits.states;
            }
            if (states - statesWhenFarther >= limits.patience) {
                return "a trial's " + limits.patience + " states";
            }
            return limits.ticker.nowNs() - startNs >= limits.seconds * 1_000_000_000L ? "--max-seconds " + limits.seconds : null;
        }
    }
}
