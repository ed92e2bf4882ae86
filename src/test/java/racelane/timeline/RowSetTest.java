package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

class RowSetTest {
    @Test
    void answersAsAListOfRowsWould() {
        Seeds.each(Seeds.ROUNDS, random -> {
            int size = random.nextInt(300);
            int share = 1 + random.nextInt(10);
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                if (random.nextInt(share) == 0) {
                    rows.add(row);
                }
            }
            RowSet set = RowSet.of(size, rows::contains);
            assertEquals(rows.size(), set.count());
            for (int slot = 0; slot < rows.size(); slot++) {
                assertEquals(rows.get(slot), set.row(slot));
                assertEquals(rows.get(slot) - (slot == 0 ? -1 : rows.get(slot - 1)) - 1, set.leftOutBefore(slot));
            }
            for (int row = -1; row <= size; row++) {
                int at = row;
                assertEquals(rows.stream().filter(one -> one < at).count(), set.rank(row), "rank of " + row);
                assertEquals(rows.contains(row), set.contains(row));
                assertEquals(rows.stream().filter(one -> one <= at).reduce((a, b) -> b).orElse(-1), set.floor(row), "floor of " + row);
                assertEquals(rows.stream().filter(one -> one >= at).findFirst().orElse(-1), set.ceiling(row), "ceiling of " + row);
            }
        });
    }

    @Test
    void aSlotThatIsNotThereIsRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> RowSet.of(10, row -> row == 3).row(1));
        assertThrows(IndexOutOfBoundsException.class, () -> RowSet.all(0).row(0));
    }
}
