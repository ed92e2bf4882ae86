package racelane.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import racelane.picture.FontRole;

/**
 * The bundled fonts, loaded before the first scene: on a machine without fonts the toolkit would not get
 * that far. Used on the toolkit's thread only.
 */
final class Fonts {
    private final Map<FontRole, String> names = new EnumMap<>(FontRole.class);
    private final Map<FontRole, Map<Double, Font>> fonts = new EnumMap<>(FontRole.class);

    private Fonts() {}

    static Fonts load() {
        Fonts loaded = new Fonts();
        for (FontRole role : FontRole.values()) {
            try (InputStream file = role.open()) {
                Font font = Font.loadFont(file, 12);
                if (font == null) {
                    throw new IOException("font " + role + " cannot be loaded; install Racelane again");
                }
                loaded.names.put(role, font.getName());
                loaded.fonts.put(role, new HashMap<>());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return loaded;
    }

    Font font(FontRole role, double size) {
        return fonts.get(role).computeIfAbsent(size, key -> new Font(names.get(role), key));
    }
}
