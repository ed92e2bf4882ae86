package racelane.picture;

import java.util.Locale;

/**
 * A picture as text, one line a mark: what tests compare, since pixels say little about what is wrong.
 * Numbers have at most one decimal; a clip's marks are indented.
 */
public final class PictureText implements Surface {
    private final StringBuilder text = new StringBuilder();
    private String indent = "";

    private PictureText() {
    }

    public static String of(Picture picture) {
        PictureText surface = new PictureText();
        surface.write("picture %d x %d%s", picture.width(), picture.height(),
                picture.title().isEmpty() ? "" : " \"" + picture.title() + "\"");
        picture.paintOn(surface);
        return surface.text.toString();
    }

    @Override
    public void box(Box box) {
        write("box %s %s %s %s%s%s%s%s", number(box.x()), number(box.y()), number(box.width()),
                number(box.height()), box.radius() > 0 ? " round " + number(box.radius()) : "",
                box.fill().isVisible() ? " fill " + ink(box.fill()) : "",
                box.hatch().isVisible() ? " hatch " + lower(box.hatch().slant()) + " " + ink(box.hatch().ink()) : "",
                pen(box.pen()));
    }

    @Override
    public void line(Line line) {
        write("line %s%s", points(line.points()), pen(line.pen()));
    }

    @Override
    public void polygon(Polygon polygon) {
        write("polygon %s%s%s", points(polygon.corners()),
                polygon.fill().isVisible() ? " fill " + ink(polygon.fill()) : "", pen(polygon.pen()));
    }

    @Override
    public void words(Words words) {
        write("words %s %s %s %s %s %s \"%s\"", number(words.x()), number(words.baseline()),
                lower(words.anchor()), lower(words.font()), number(words.size()), ink(words.ink()), words.text());
    }

    @Override
    public void arrow(Arrow arrow) {
        write("arrow %s %s to %s %s%s", number(arrow.x1()), number(arrow.y1()),
                number(arrow.x2()), number(arrow.y2()), pen(arrow.pen()));
    }

    @Override
    public void strip(Strip strip) {
        write("strip %s columns %d %s", number(strip.x()), strip.columns(), ink(strip.ink()));
        for (int column = 0; column < strip.columns(); column = strip.runEnd(column)) {
            if (strip.density(column) > 0) {
                write("  %d..%d: %s to %s density %d", column, strip.runEnd(column) - 1,
                        number(strip.top(column)), number(strip.bottom(column)), strip.density(column));
            }
        }
    }

    @Override
    public void beginClip(Clip clip) {
        write("clip %s %s %s %s", number(clip.x()), number(clip.y()), number(clip.width()), number(clip.height()));
        indent += "  ";
    }

    @Override
    public void endClip() {
        indent = indent.substring(2);
    }

    private void write(String format, Object... values) {
        text.append(indent).append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String pen(Pen pen) {
        return pen.isVisible() ? " pen " + ink(pen.ink()) + " " + number(pen.width())
                + (pen.dash() == Dash.SOLID ? "" : " " + lower(pen.dash())) : "";
    }

    private static String ink(Ink ink) {
        String role = lower(ink.role());
        return ink.alpha() == 1 ? role : role + "@" + Math.round(ink.alpha() * 100) + "%";
    }

    private static String points(Points points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            text.append(i == 0 ? "" : " ").append(number(points.x(i))).append(',').append(number(points.y(i)));
        }
        return text.toString();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value == 0 ? 0.0 : value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
