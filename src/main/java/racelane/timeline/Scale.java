package racelane.timeline;

/** From rows to pixels and back, for one visible span and one width in px. */
public sealed interface Scale permits OrderScale, TimeScale {
    /** Where a row's event stands, in px from the left edge; outside 0 to width if it is not visible. A row not shown stands where its slot would be. */
    double x(int row);

    /** Where the cursor stands that is after this row: nothing that the row did lies right of it. */
    double cursorX(int row);

    /** The left edge of the step that ends at {@link #cursorX}. */
    double stepX(int row);

    /** The shown row whose step is at this pixel: the last one that began at or left of it, else the first; -1 if nothing is shown. */
    int rowAt(double x);

    /** The first row (shown or not) whose event stands at or right of this pixel; the trace's size if none does. */
    int firstRowFrom(double x);

    /** A place of the span, in its unit. */
    double place(int row);

    Span span();

    int width();
}
