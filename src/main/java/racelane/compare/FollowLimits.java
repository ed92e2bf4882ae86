package racelane.compare;

import racelane.trace.Ticker;

/**
 * What following may use; each is asked at every state and named when it ends the search.
 *
 * @param states  different states
 * @param seconds of time, by the ticker
 * @param ticker  the clock
 */
public record FollowLimits(long states, long seconds, Ticker ticker) {
    FollowLimits withStates(long count) {
        return new FollowLimits(Math.min(states, count), seconds, ticker);
    }

    Watch watch() {
        return new Watch(this, ticker.nowNs());
    }

    /** One search's limits. */
    record Watch(FollowLimits limits, long startNs) {
        /** The name of the limit that is reached, or null. */
        String reached(long states) {
            if (states >= limits.states) {
                return "--max-states " + limits.states;
            }
            return limits.ticker.nowNs() - startNs >= limits.seconds * 1_000_000_000L ? "--max-seconds " + limits.seconds : null;
        }
    }
}
