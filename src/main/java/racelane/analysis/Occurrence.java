package racelane.analysis;

import java.util.List;

/** One place at which something went wrong, before occurrences of one kind and life become one finding. */
record Occurrence(String kind, int row, int lane, long address, int life, int count, String summary, List<Finding.Because> because, boolean certain) {
    Occurrence uncertain(String why) {
        return new Occurrence(kind, row, lane, address, life, count, summary + " " + why, because, false);
    }
}
