package racelane.lens;

import java.util.List;

/**
 * A kind of counted object.
 *
 * @param name        the struct's name
 * @param sizeBytes   how far a freed block's start may lie below the object at most, less the header
 * @param headerBytes what an allocator may put in front of the object (devres: 0x28 on x86_64, 0x80 on arm64)
 * @param managed     objects of this type without a parent are their unit's managed memory
 * @param counts      its counts, the one that rules its life first
 */
public record ObjectType(String name, long sizeBytes, long headerBytes, boolean managed, List<Count> counts) {
    /**
     * A count inside an object.
     *
     * @param name    field, as people call it
     * @param offsets distances from the object's address, one for each build known; empty if the lens cannot know it
     */
    public record Count(String name, List<Long> offsets) {}

    /** The index of a count by name, or -1. */
    public int count(String countName) {
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i).name().equals(countName)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether a counter so many bytes above the object's address is this count. Where the lens cannot know the offset,
     * a counter anywhere in an object with one count alone is it.
     */
    public boolean hasCountAt(int index, long distance) {
        List<Long> offsets = counts.get(index).offsets();
        return offsets.contains(distance) || offsets.isEmpty() && counts.size() == 1 && distance >= 0 && distance < sizeBytes;
    }
}
