package racelane.compare;

import java.util.List;

/** How much a frame tells of what failed: the further in the more, since every system call comes through the same outer ones. */
final class FrameWeight {
    private FrameWeight() {}

    /** @param index of the frame, the innermost is 0 */
    static double of(int index) {
        return 1.0 / (index + 1);
    }

    /** The share that some frames of a stack have of all of it, 0 to 1. */
    static double share(List<Integer> frames, int size) {
        double all = 0;
        for (int i = 0; i < size; i++) {
            all += of(i);
        }
        return all == 0 ? 0 : frames.stream().mapToDouble(FrameWeight::of).sum() / all;
    }
}
