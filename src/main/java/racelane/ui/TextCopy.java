package racelane.ui;

import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import racelane.export.TextDiagram;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** Puts the interleaving on the clipboard, as wide as a kernel mail. */
final class TextCopy {
    private final Background background;
    private final Consumer<String> say;
    private final Consumer<String> complain;

    TextCopy(Background background, Consumer<String> say, Consumer<String> complain) {
        this.background = background;
        this.say = say;
        this.complain = complain;
    }

    void copy(Timeline timeline, ViewState view) {
        background.run("copy", job -> TextDiagram.of(timeline, view, TextDiagram.COLUMNS), this::copied,
                failure -> complain.accept("the interleaving cannot be copied: " + failure));
    }

    /** Puts a text on the clipboard. */
    static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void copied(String text) {
        put(text);
        say.accept("copied " + text.lines().count() + " lines, " + TextDiagram.COLUMNS + " columns at most");
    }
}
