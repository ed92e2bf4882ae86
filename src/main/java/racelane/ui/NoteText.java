package racelane.ui;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;

/**
 * The text of a note while it is written on. The toolkit lays out all of a text at once, and a megabyte would keep the
 * window waiting for minutes: what lies behind the first characters is kept as it is, also of what is pasted.
 */
final class NoteText {
    /** So many characters of a note can be written on. */
    private static final int MOST = 10_000;

    private final TextArea area = new TextArea();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private String rest = "";

    NoteText(String text) {
        area.setWrapText(true);
        area.setPrefRowCount(7);
        // Before the area sees it, which takes control characters out of what it shows.
        area.setText(begin(text));
        area.setTextFormatter(new TextFormatter<>(this::fitted));
    }

    /** What of a text can be written on; the rest of it comes before what was kept so far. */
    private String begin(String text) {
        int most = text.length() <= MOST ? text.length() : Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        rest = text.substring(most) + rest;
        told.set(rest.isEmpty() ? "" : rest.length() + " more characters follow and stay as they are · ");
        return text.substring(0, most);
    }

    private TextFormatter.Change fitted(TextFormatter.Change change) {
        String next = change.getControlNewText();
        if (change.isContentChange() && next.length() > MOST) {
            String begin = begin(next);
            change.setRange(0, change.getControlText().length());
            change.setText(begin);
            change.setCaretPosition(Math.min(change.getCaretPosition(), begin.length()));
            change.setAnchor(change.getCaretPosition());
        }
        return change;
    }

    TextArea area() {
        return area;
    }

    /** What is said of the part that is not shown; empty if all is. */
    ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    /** The whole note; empty where what is shown is blank: that takes a note away. */
    String whole() {
        return area.getText().isBlank() ? "" : area.getText() + rest;
    }
}
