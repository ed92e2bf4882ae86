package racelane.ui;

import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * One frame pump. Keys, data and sizes ask for a repaint; the next pulse shows all of it once. Panes made
 * of nodes are shown before the layout of the pulse, canvases after it, when their sizes are known.
 */
final class Repainter {
    private final Runnable nodes;
    private final Runnable canvases;
    private boolean nodesDirty;
    private boolean canvasesDirty;

    Repainter(Scene scene, Runnable nodes, Runnable canvases) {
        this.nodes = nodes;
        this.canvases = canvases;
        scene.addPreLayoutPulseListener(this::beforeLayout);
        scene.addPostLayoutPulseListener(this::afterLayout);
    }

    /** What is shown has changed. */
    void request() {
        nodesDirty = true;
        requestCanvases();
    }

    /** Only sizes or colours have changed. */
    void requestCanvases() {
        canvasesDirty = true;
        Platform.requestNextPulse();
    }

    private void beforeLayout() {
        if (nodesDirty) {
            nodesDirty = false;
            nodes.run();
        }
    }

    private void afterLayout() {
        if (canvasesDirty) {
            canvasesDirty = false;
            canvases.run();
        }
    }
}
