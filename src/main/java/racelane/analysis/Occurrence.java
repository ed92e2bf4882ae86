package racelane.analysis;

import java.util.List;

/**
 * One place at which something went wrong, before occurrences of one kind and life become one finding.
 *
 * @param count which of the object's counts it is about
 * @param apart occurrences of one kind and life with another number here are another finding
 */
record Occurrence(String kind, int row, int lane, long address, int life, int count, int apart, String summary, List<Finding.Because> because, boolean certain) {
    Occurrence uncertain(String why) {
        return new Occurrence(kind, row, lane, address, life, count, apart, summary + " " + why, because, false);
    }
}
