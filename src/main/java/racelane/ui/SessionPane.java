package racelane.ui;

import racelane.picture.Palette;

/** A pane that shows a session in the middle of the window. */
interface SessionPane {
    /** Before the layout of a frame: the parts that are nodes. */
    void show();

    /** After the layout of a frame: the canvases, whose sizes are known then. */
    void paint(Palette palette);

    /** Puts the focus where the stepping keys act and the arrow keys select lanes. */
    void focusLanes();
}
