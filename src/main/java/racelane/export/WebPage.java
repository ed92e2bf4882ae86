package racelane.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import racelane.notes.Notes;
import racelane.picture.InkRole;
import racelane.picture.Palette;
import racelane.picture.Theme;
import racelane.picture.VisibleText;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * A trace as one HTML file that steps in any browser, offline. It loads nothing: its content security policy lets in
 * its own script and its own style by their digests and nothing else, whatever names stand in the trace. The trace is
 * a block of data that no browser runs; the script puts its words on the page as text and never as markup.
 */
public final class WebPage {
    /** In the order in which they are needed. */
    private static final List<String> SCRIPTS = List.of("trace.js", "view.js", "groups.js", "commands.js", "lanes.js", "arrows.js", "notes.js", "present.js", "panes.js", "page.js");

    private WebPage() {}

    /**
     * The file's bytes. A trace of more than 20 000 events is cut to those that the view shows, nearest to its cursor;
     * the page says so.
     *
     * @param notes the stops of the page's tour
     * @param theme the one it opens with
     */
    public static byte[] bytes(Timeline timeline, ViewState view, Notes notes, Theme theme) {
        return bytes(timeline, view, notes, theme, PageRows.MOST);
    }

    /** @param most how many rows the page carries at most */
    static byte[] bytes(Timeline timeline, ViewState view, Notes notes, Theme theme, int most) {
        String script = "(() => {\n\"use strict\";\n" + SCRIPTS.stream().map(WebPage::resource).collect(Collectors.joining("\n")) + "})();\n";
        String style = colours(Theme.LIGHT) + colours(Theme.DARK) + resource("page.css");
        String page = resource("page.html")
                .replace("@POLICY@", "default-src 'none'; script-src '" + digest(script) + "'; style-src '" + digest(style) + "'; base-uri 'none'; form-action 'none'")
                .replace("@THEME@", theme.name().toLowerCase(Locale.ROOT))
                .replace("@TITLE@", escaped(timeline.trace().facts().file()) + " – Racelane")
                .replace("@STYLE@", style)
                .replace("@SCRIPT@", script)
                // Last: nothing that stands in a trace is a place to fill.
                .replace("@TRACE@", PageData.of(timeline, view, notes, most));
        return page.getBytes(StandardCharsets.UTF_8);
    }

    /** The palette as variables: a page has the colours of the window. */
    private static String colours(Theme theme) {
        StringBuilder css = new StringBuilder("[data-theme=" + theme.name().toLowerCase(Locale.ROOT) + "] {\n");
        for (InkRole role : InkRole.values()) {
            int argb = Palette.of(theme).argb(role);
            css.append(String.format(Locale.ROOT, "  --%s: #%06x%02x;%n", role.name().toLowerCase(Locale.ROOT).replace('_', '-'), argb & 0xffffff, argb >>> 24));
        }
        return css.append("}\n").toString();
    }

    private static String escaped(String text) {
        return VisibleText.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;");
    }

    private static String digest(String text) {
        try {
            return "sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream in = WebPage.class.getResourceAsStream("/racelane/page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("racelane/page/" + name + " is missing in the program: build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
