package racelane.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds objects by address and operations by the rows of their entries and returns. */
public final class AnalysisIndex {
    private final Map<Long, CountedObject> objects = new HashMap<>();
    private final Map<Integer, Operation> operations = new HashMap<>();

    AnalysisIndex(List<CountedObject> objects, List<Operation> operations) {
        objects.forEach(object -> this.objects.put(object.address(), object));
        for (Operation operation : operations) {
            this.operations.putIfAbsent(operation.entryRow(), operation);
            if (operation.returned()) {
                this.operations.putIfAbsent(operation.endRow(), operation);
            }
        }
    }

    CountedObject object(long address) {
        return objects.get(address);
    }

    Operation operationAt(int row) {
        return operations.get(row);
    }
}
