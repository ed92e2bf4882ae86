package racelane.ui;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import racelane.trace.ReportFrame;

/** A call trace as printed; in front of each frame a sign says whether a scenario knows the function. */
final class FramesPane extends VBox {
    FramesPane() {
        getStyleClass().add("frames");
        setSpacing(1);
    }

    /**
     * @param own   the frames that are not reporting machinery
     * @param path  functions on the best scenario's path of calls
     * @param known functions that some scenario has
     */
    void show(List<ReportFrame> frames, Set<ReportFrame> own, Set<String> path, Set<String> known) {
        getChildren().clear();
        for (ReportFrame frame : frames) {
            boolean machinery = !own.contains(frame) && frame.reliable();
            String function = frame.plainSymbol();
            boolean onPath = !machinery && frame.reliable() && path.contains(function);
            String sign = onPath ? "●" : known.contains(function) && !machinery ? "○" : "";
            String told = machinery ? "reporting machinery" : onPath ? "on a path of calls of the best scenario" : sign.isEmpty() ? "no scenario has it" : "a scenario has it, not on that path";
            getChildren().add(row(sign, text(frame), machinery || !frame.reliable() ? "machinery" : onPath ? "known" : "plain", told));
        }
    }

    static HBox row(String sign, String text, String style, String told) {
        Label mark = new Label(sign);
        mark.getStyleClass().addAll("frame-sign", style);
        mark.setMinWidth(16);
        Label words = new Label(TraceText.of(text));
        words.getStyleClass().addAll("frame", style);
        HBox row = new HBox(4, mark, words);
        row.setAccessibleText(text + ", " + told);
        words.setTooltip(new Tooltip(text + "\n" + told));
        return row;
    }

    static String text(ReportFrame frame) {
        return (frame.reliable() ? "" : "? ") + frame.symbol() + (frame.offset() < 0 ? "" : "+0x" + Integer.toHexString(frame.offset()) + "/0x" + Integer.toHexString(frame.size()))
                + (frame.module() == null ? "" : " [" + frame.module() + "]") + (frame.source() == null ? "" : " " + frame.source()) + (frame.inlined() ? " [inline]" : "");
    }
}
