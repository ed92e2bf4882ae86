package racelane.timeline;

/** Event order: a slot of equal width for each row shown; the event stands in the middle of its slot. */
public final class OrderScale implements Scale {
    private final RowSet rows;
    private final Span span;
    private final int width;

    public OrderScale(RowSet rows, Span span, int width) {
        this.rows = rows;
        this.span = span;
        this.width = Math.max(1, width);
    }

    /** Width of a slot in px. */
    public double slotPx() {
        return width / span.length();
    }

    int slots() {
        return rows.count();
    }

    int row(int slot) {
        return rows.row(slot);
    }

    /** The pixel of a place in slots. */
    public double toPx(double slot) {
        return (slot - span.from()) * width / span.length();
    }

    /** The place in slots at a pixel. */
    public double toSlot(double x) {
        return span.from() + x * span.length() / width;
    }

    @Override
    public double place(int row) {
        // A row that is left out stands on the border between the slots around it.
        return rows.rank(row) + (rows.contains(row) ? 0.5 : 0);
    }

    @Override
    public double x(int row) {
        return toPx(place(row));
    }

    @Override
    public double cursorX(int row) {
        return toPx(rows.rank(row + 1));
    }

    @Override
    public double stepX(int row) {
        return toPx(Math.max(0, rows.rank(row + 1) - 1));
    }

    @Override
    public int rowAt(double x) {
        if (rows.count() == 0) {
            return -1;
        }
        double slot = Math.floor(toSlot(x));
        return rows.row((int) Math.max(0, Math.min(rows.count() - 1, slot)));
    }

    @Override
    public int firstRowFrom(double x) {
        double slot = Math.ceil(toSlot(x) - 0.5);
        if (slot <= 0) {
            return 0;
        }
        return slot >= rows.count() ? rows.size() : rows.row((int) slot);
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public int width() {
        return width;
    }
}
