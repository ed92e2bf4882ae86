package racelane.ui;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** What is dropped anywhere on the window is opened: a trace, or a trace and the log beside it, in this order. */
final class DropTarget {
    private final Consumer<TraceSource> open;

    DropTarget(Scene scene, Consumer<TraceSource> open) {
        this.open = open;
        scene.setOnDragOver(this::over);
        scene.setOnDragDropped(this::dropped);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        event.setDropCompleted(board.hasFiles() && take(board.getFiles()));
        event.consume();
    }

    /** Opens the files; false if there is none. */
    boolean take(List<File> files) {
        if (files.isEmpty()) {
            return false;
        }
        open.accept(TraceSource.files(files.get(0).toPath(), files.size() > 1 ? files.get(1).toPath() : null));
        return true;
    }
}
