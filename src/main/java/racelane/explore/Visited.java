package racelane.explore;

import racelane.sim.Canon;

/**
 * The states seen so far, in shards that are told by bits of the fingerprint: while many states are added at once,
 * each shard fits in a processor's cache, and no two threads need the same one.
 */
final class Visited {
    static final int SHARDS = 64;
    private final Shard[] shards = new Shard[SHARDS];
    private long bytes;
    private long count;

    Visited() {
        for (int i = 0; i < SHARDS; i++) {
            shards[i] = new Shard();
            bytes += shards[i].bytes();
        }
    }

    /** Which shard a fingerprint belongs to: by bits that a shard's own table does not use until it is as large as a table can be. */
    static int shardOf(long high) {
        return (int) (high >>> 58);
    }

    Shard shard(int i) {
        return shards[i];
    }

    /** Whether the state whose fingerprint was just worked out has been added. Safe from many threads while none adds. */
    boolean has(Canon state) {
        return shards[shardOf(state.high())].has(state.high(), state.low(), state.leaks());
    }

    /** Adds the state whose fingerprint was just worked out; answers as {@link Shard#add}. */
    int add(Canon state) {
        return add(state.high(), state.low(), state.leaks());
    }

    int add(long high, long low, long leaks) {
        Shard shard = shards[shardOf(high)];
        long before = shard.bytes();
        int what = shard.add(high, low, leaks);
        return noted(shard, before, what);
    }

    /** As {@link Shard#addEnd}. */
    void addEnd(Canon state) {
        Shard shard = shards[shardOf(state.high())];
        long before = shard.bytes();
        noted(shard, before, shard.addEnd(state.high(), state.low()));
    }

    private int noted(Shard shard, long before, int what) {
        bytes += shard.bytes() - before;
        count += (what & Shard.COUNTED) >> 1;
        return what;
    }

    /** States counted here; what is added to a shard directly is not among them. */
    long count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** Works {@link #bytes} out anew after shards were added to directly. */
    void measure() {
        bytes = 0;
        for (Shard shard : shards) {
            bytes += shard.bytes();
        }
    }
}
