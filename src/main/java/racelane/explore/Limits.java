package racelane.explore;

import racelane.trace.Ticker;

/**
 * What a search may use. Each is asked at every step, and the verdict names the one that ended it.
 *
 * @param states      stored states
 * @param seconds     of time, by the ticker
 * @param bytes       of memory for states and the way to the present one
 * @param depth       steps of one run
 * @param preemptions switches away from a thread that could have gone on, -1 for no bound
 */
public record Limits(long states, long seconds, long bytes, int depth, int preemptions) {
    /** No bounds but those of the machine: three quarters of the heap, and ten million steps deep. */
    public static Limits standard() {
        return new Limits(Long.MAX_VALUE, Long.MAX_VALUE / 2_000_000_000L, Runtime.getRuntime().maxMemory() * 3 / 4, 10_000_000, -1);
    }

    public Limits withStates(long count) {
        return new Limits(count, seconds, bytes, depth, preemptions);
    }

    public Limits withSeconds(long count) {
        return new Limits(states, count, bytes, depth, preemptions);
    }

    public Limits withBytes(long count) {
        return new Limits(states, seconds, count, depth, preemptions);
    }

    public Limits withDepth(int steps) {
        return new Limits(states, seconds, bytes, steps, preemptions);
    }

    public Limits withPreemptions(int count) {
        return new Limits(states, seconds, bytes, depth, count);
    }

    /** Watches one search of which nobody wants to know how far it is. */
    Watch watch(Ticker ticker) {
        return watch(ticker, Progress.none());
    }

    /** Watches one search. */
    Watch watch(Ticker ticker, Progress progress) {
        return new Watch(this, ticker, progress);
    }

    /** The limits of one running search. */
    static final class Watch {
        private final Limits limits;
        private final Ticker ticker;
        private final long startNs;
        private final Progress progress;
        private volatile boolean cancelled;
        private long toldNs;

        Watch(Limits limits, Ticker ticker, Progress progress) {
            this.limits = limits;
            this.ticker = ticker;
            this.startNs = ticker.nowNs();
            this.progress = progress;
            this.toldNs = startNs;
        }

        void cancel() {
            cancelled = true;
        }

        /**
         * The name of the limit that ends the search, or null; tells how far it is.
         *
         * @param depth of the run that is looked at; for what it may be there is {@link #tooDeep}
         */
        String reached(long states, long bytes, int depth) {
            if (states >= limits.states) {
                return "--max-states " + limits.states;
            }
            long nowNs = ticker.nowNs();
            if (nowNs - toldNs >= Progress.EVERY_NS) {
                toldNs = nowNs;
                progress.reached(states, depth, (nowNs - startNs) / 1e9);
            }
            if (nowNs - startNs >= limits.seconds * 1_000_000_000L) {
                return "--max-seconds " + limits.seconds;
            }
            if (bytes >= limits.bytes) {
                return "memory of " + limits.bytes / (1 << 20) + " MiB";
            }
            return cancelled ? "cancelled" : null;
        }

        /** Whether time is up or somebody has cancelled; may be asked by any thread. */
        boolean isOver() {
            return cancelled || ticker.nowNs() - startNs >= limits.seconds * 1_000_000_000L;
        }

        /** The name of the limit if a run of so many steps is as deep as it may be, or null. */
        String tooDeep(int depth) {
            return depth >= limits.depth ? "depth of " + limits.depth + " steps" : null;
        }

        double seconds() {
            return (ticker.nowNs() - startNs) / 1e9;
        }
    }
}
