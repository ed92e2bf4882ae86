package racelane.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.scene.Scene;
import racelane.picture.InkRole;
import racelane.picture.Palette;
import racelane.picture.Theme;

/**
 * What the window looks like: one style sheet, and the colours of a theme as its variables. They come from
 * the palette of the pictures, so that controls and canvas never differ.
 */
final class Look {
    private static final String SHEET = "/racelane/ui/window.css";

    private Theme theme;

    Look(Theme theme) {
        this.theme = theme;
    }

    Theme theme() {
        return theme;
    }

    Palette palette() {
        return theme.palette();
    }

    void change(Theme next, Scene scene) {
        theme = next;
        dress(scene);
    }

    void dress(Scene scene) {
        scene.setUserAgentStylesheet(theme == Theme.DARK ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(variables(palette()), Look.class.getResource(SHEET).toExternalForm());
        scene.setFill(CanvasSurface.colour(palette().argb(InkRole.PANEL)));
    }

    /** A style sheet that defines a variable a role, {@code -text-dim}, and those that the base theme is made of. */
    private static String variables(Palette palette) {
        StringBuilder css = new StringBuilder(".root {\n");
        for (InkRole role : InkRole.values()) {
            define(css, "-ink-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'), palette, role);
        }
        define(css, "-color-fg-default", palette, InkRole.TEXT);
        define(css, "-color-fg-muted", palette, InkRole.TEXT_DIM);
        define(css, "-color-fg-subtle", palette, InkRole.TEXT_FAINT);
        define(css, "-color-fg-emphasis", palette, InkRole.ON_CURSOR);
        define(css, "-color-bg-default", palette, InkRole.CARD);
        define(css, "-color-bg-overlay", palette, InkRole.CARD);
        define(css, "-color-bg-subtle", palette, InkRole.PANEL);
        define(css, "-color-bg-inset", palette, InkRole.PANEL);
        define(css, "-color-border-default", palette, InkRole.RULE);
        define(css, "-color-border-muted", palette, InkRole.RULE);
        define(css, "-color-border-subtle", palette, InkRole.GRID);
        define(css, "-color-accent-fg", palette, InkRole.CURSOR);
        define(css, "-color-accent-emphasis", palette, InkRole.CURSOR);
        define(css, "-color-accent-muted", palette, InkRole.CURSOR);
        define(css, "-color-accent-subtle", palette, InkRole.SELECTION);
        define(css, "-color-danger-fg", palette, InkRole.FINDING);
        define(css, "-color-danger-emphasis", palette, InkRole.FINDING);
        css.append("}\n");
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void define(StringBuilder css, String variable, Palette palette, InkRole role) {
        int argb = palette.argb(role);
        css.append(String.format(Locale.ROOT, "    %s: #%06x%02x;%n", variable, argb & 0xffffff, argb >>> 24));
    }
}
