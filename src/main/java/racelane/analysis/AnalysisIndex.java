package racelane.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Finds objects by address and operations by the rows of their entries and returns. */
public final class AnalysisIndex {
    private final Map<Long, CountedObject> objects = new HashMap<>();
    /** In order of their entries. */
    private final List<Operation> operations;
    /** Positions in {@link #operations} of those that returned, in order of their returns: no row is entry and return at once. */
    private final int[] byReturn;

    AnalysisIndex(List<CountedObject> objects, List<Operation> operations) {
        objects.forEach(object -> this.objects.put(object.address(), object));
        this.operations = List.copyOf(operations);
        byReturn = IntStream.range(0, operations.size()).filter(i -> operations.get(i).returned()).boxed()
                .sorted((a, b) -> Integer.compare(operations.get(a).endRow(), operations.get(b).endRow())).mapToInt(Integer::intValue).toArray();
    }

    CountedObject object(long address) {
        return objects.get(address);
    }

    Operation operationAt(int row) {
        int entry = first(operations.size(), i -> operations.get(i).entryRow() >= row);
        if (entry < operations.size() && operations.get(entry).entryRow() == row) {
            return operations.get(entry);
        }
        int end = first(byReturn.length, i -> operations.get(byReturn[i]).endRow() >= row);
        boolean returns = end < byReturn.length && operations.get(byReturn[end]).endRow() == row;
        return returns ? operations.get(byReturn[end]) : null;
    }

    /** The first index at which it holds, as it does at every later one; {@code count} if at none. */
    private static int first(int count, IntPredicate holds) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
