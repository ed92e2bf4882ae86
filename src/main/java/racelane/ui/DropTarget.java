package racelane.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** A file dropped anywhere on the window is opened; of several the first. */
final class DropTarget {
    private final Consumer<Path> open;

    DropTarget(Scene scene, Consumer<Path> open) {
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

    /** Opens the first of the files; false if there is none. */
    boolean take(List<File> files) {
        if (files.isEmpty()) {
            return false;
        }
        open.accept(files.get(0).toPath());
        return true;
    }
}
