package racelane.ui;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** The signs on buttons, as outlines: no font has to have them. */
final class Icons {
    static final String FIRST = "M0 0 H2 V12 H0 Z M12 0 V12 L3 6 Z";
    static final String BACK = "M10 0 V12 L0 6 Z";
    static final String NEXT = "M0 0 V12 L10 6 Z";
    static final String LAST = "M0 0 V12 L9 6 Z M10 0 H12 V12 H10 Z";
    static final String PAUSE = "M0 0 H3 V12 H0 Z M6 0 H9 V12 H6 Z";
    static final String MENU = "M0 0 H14 V2 H0 Z M0 5 H14 V7 H0 Z M0 10 H14 V12 H0 Z";
    static final String CLOSE = "M0 1 L1 0 L5 4 L9 0 L10 1 L6 5 L10 9 L9 10 L5 6 L1 10 L0 9 L4 5 Z";

    private Icons() {}

    static Region of(String outline, double width) {
        SVGPath path = new SVGPath();
        path.setContent(outline);
        double ratio = path.getLayoutBounds().getHeight() / path.getLayoutBounds().getWidth();
        Region icon = new Region();
        icon.setShape(path);
        icon.getStyleClass().add("icon");
        icon.setMinSize(width, width * ratio);
        icon.setPrefSize(width, width * ratio);
        icon.setMaxSize(width, width * ratio);
        return icon;
    }
}
