package racelane.trace;

/** What a reader answered to {@link Questions}: some rows of a trace, in order, each with a number. */
public final class Answers {
    private static final Answers NONE = new Answers(Questions.none());

    private final Questions questions;
    private final IntColumn rows;
    private final LongColumn values;

    Answers(Questions questions) {
        this(questions, new IntColumn(), new LongColumn());
    }

    private Answers(Questions questions, IntColumn rows, LongColumn values) {
        this.questions = questions;
        this.rows = rows;
        this.values = values;
    }

    static Answers none() {
        return NONE;
    }

    /** What was asked. */
    public Questions questions() {
        return questions;
    }

    /** How many rows were answered. */
    public int size() {
        return rows.size();
    }

    public int row(int answer) {
        return rows.get(answer);
    }

    public long value(int answer) {
        return values.get(answer);
    }

    /** The first answer of this row or a later one; the size if there is none. */
    public int from(int row) {
        return rows.firstFrom(row);
    }

    void add(int row, long value) {
        rows.add(row);
        values.add(value);
    }

    Answers snapshot() {
        return new Answers(questions, rows.snapshot(), values.snapshot());
    }
}
