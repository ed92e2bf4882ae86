package racelane.picture;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bundled fonts, by what they are for: Inter for people's words, JetBrains Mono for names, values
 * and addresses. Both stand under the SIL Open Font License 1.1, whose texts lie beside them.
 */
public enum FontRole {
    SANS("Inter_400Regular", "Inter", 400, false),
    SANS_MEDIUM("Inter_500Medium", "Inter", 500, false),
    SANS_SEMIBOLD("Inter_600SemiBold", "Inter", 600, false),
    SANS_ITALIC("Inter_400Regular_Italic", "Inter", 400, true),
    MONO("JetBrainsMono_400Regular", "JetBrains Mono", 400, false),
    MONO_SEMIBOLD("JetBrainsMono_600SemiBold", "JetBrains Mono", 600, false);

    private final String file;
    private final String family;
    private final int weight;
    private final boolean italic;

    FontRole(String file, String family, int weight, boolean italic) {
        this.file = file;
        this.family = family;
        this.weight = weight;
        this.italic = italic;
    }

    public boolean isMono() {
        return this == MONO || this == MONO_SEMIBOLD;
    }

    /** The typographic family, without weight. */
    public String family() {
        return family;
    }

    /** CSS weight. */
    public int weight() {
        return weight;
    }

    public boolean isItalic() {
        return italic;
    }

    /** Who draws a character this font lacks, before a box stands for it: the other family, same weight. */
    public FontRole substitute() {
        return switch (this) {
            case SANS, SANS_MEDIUM, SANS_ITALIC -> MONO;
            case SANS_SEMIBOLD -> MONO_SEMIBOLD;
            case MONO -> SANS;
            case MONO_SEMIBOLD -> SANS_SEMIBOLD;
        };
    }

    /**
     * The font file, TrueType.
     *
     * @throws IOException if the program's own files are incomplete
     */
    public InputStream open() throws IOException {
        String resource = "/racelane/assets/fonts/" + file + ".ttf";
        InputStream stream = FontRole.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("font " + resource + " is missing from the class path; install Racelane again");
        }
        return stream;
    }
}
