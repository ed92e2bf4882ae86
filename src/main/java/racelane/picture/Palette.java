package racelane.picture;

import java.util.EnumMap;
import java.util.Map;

/**
 * Which colour each role has in a theme, as 0xAARRGGBB. Immutable; made once for each theme.
 *
 * <p>The first lanes are the hues of Okabe and Ito (Color Universal Design, 2008), darkened for a light
 * page until text in them can be read. Lanes and finding stay apart in the simulations of protanopia,
 * deuteranopia and tritanopia of Machado, Oliveira and Fernandes (2009); {@code PaletteTest} measures it.
 */
public final class Palette {
    private static final Palette LIGHT = new Palette(Theme.LIGHT);
    private static final Palette DARK = new Palette(Theme.DARK);

    private final Theme theme;
    private final Map<InkRole, Integer> colours = new EnumMap<>(InkRole.class);

    private Palette(Theme theme) {
        this.theme = theme;
        for (InkRole role : InkRole.values()) {
            colours.put(role, theme == Theme.LIGHT ? light(role) : dark(role));
        }
    }

    public static Palette of(Theme theme) {
        return theme == Theme.LIGHT ? LIGHT : DARK;
    }

    public Theme theme() {
        return theme;
    }

    /** The colour of a role, its own alpha included (opaque for nearly all). */
    public int argb(InkRole role) {
        return colours.get(role);
    }

    /** The colour of an ink: the role's, with both alphas multiplied. */
    public int argb(Ink ink) {
        int colour = colours.get(ink.role());
        int alpha = (int) Math.round((colour >>> 24) * ink.alpha());
        return alpha << 24 | colour & 0xffffff;
    }

    private static int light(InkRole role) {
        return switch (role) {
            case BACKGROUND -> 0xfffbfbfc;
            case PANEL -> 0xfff3f4f6;
            case CARD -> 0xffffffff;
            case RULE -> 0xffd9dde3;
            case GRID -> 0xffeceef1;
            case TEXT -> 0xff1c2430;
            case TEXT_DIM -> 0xff5d6878;
            case TEXT_FAINT -> 0xff7b8596;
            case CURSOR -> 0xff0b62c4;
            case ON_CURSOR -> 0xffffffff;
            case SELECTION -> 0xffdcebff;
            case FINDING -> 0xffa8200d;
            case HIT -> 0xffa0228c;
            case FINDING_PANEL -> 0xfffdeee6;
            case WARNING_ZONE -> 0x1ac2410c;
            case COUNT -> 0xff8a6d00;
            case ALIVE -> 0xff7cc79a;
            case ON_ALIVE -> 0xff0d2a18;
            case UNBOUND -> 0xffe5cf72;
            case ON_UNBOUND -> 0xff332a00;
            case FREED -> 0xff9aa4b2;
            case LANE_0 -> 0xff0b74b5;
            case LANE_1 -> 0xffa86400;
            case LANE_2 -> 0xff007a55;
            case LANE_3 -> 0xffa3477f;
            case LANE_4 -> 0xff8a2be2;
            case LANE_5 -> 0xff4a2a10;
            case LANE_6 -> 0xff3d3d99;
            case LANE_7 -> 0xff37474f;
        };
    }

    private static int dark(InkRole role) {
        return switch (role) {
            case BACKGROUND -> 0xff14161a;
            case PANEL -> 0xff1a1d23;
            case CARD -> 0xff20242c;
            case RULE -> 0xff2c323c;
            case GRID -> 0xff22262e;
            case TEXT -> 0xffdfe4ec;
            case TEXT_DIM -> 0xff8e98a8;
            case TEXT_FAINT -> 0xff6b7585;
            case CURSOR -> 0xff6cb6ff;
            case ON_CURSOR -> 0xff08121e;
            case SELECTION -> 0xff2b3646;
            case FINDING -> 0xffff7b54;
            case HIT -> 0xfff08be0;
            case FINDING_PANEL -> 0xff3a211b;
            case WARNING_ZONE -> 0x1aff7b54;
            case COUNT -> 0xfff2d64b;
            case ALIVE -> 0xff2f7a4d;
            case ON_ALIVE, ON_UNBOUND -> 0xffffffff;
            case UNBOUND -> 0xff746518;
            case FREED -> 0xff5b6472;
            case LANE_0 -> 0xff56b4e9;
            case LANE_1 -> 0xffe69f00;
            case LANE_2 -> 0xff2fb389;
            case LANE_3 -> 0xffcc79a7;
            case LANE_4 -> 0xffa78bff;
            case LANE_5 -> 0xff7df0c8;
            case LANE_6 -> 0xffc9e4ff;
            case LANE_7 -> 0xffece89a;
        };
    }
}
