package racelane.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.Ink;
import racelane.picture.Palette;
import racelane.picture.Pen;
import racelane.picture.Points;

/** The operators of a PDF page as they are written one after the other (ISO 32000-1, annex A lists them). */
final class PdfContent {
    private final Palette palette;
    private final PdfResources resources;
    private final StringBuilder content = new StringBuilder();

    PdfContent(Palette palette, PdfResources resources) {
        this.palette = palette;
        this.resources = resources;
    }

    byte[] bytes() {
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds a box's outline, moved inwards, to the path. */
    void outline(Box box, double inset) {
        double left = box.x() + inset;
        double top = box.y() + inset;
        double right = box.x() + box.width() - inset;
        double bottom = box.y() + box.height() - inset;
        double r = Math.max(0, box.radius() - inset);
        if (r == 0) {
            write(left, top, right - left, bottom - top, "re");
            return;
        }
        double k = r * (1 - Path.QUARTER);
        write(left + r, top, "m", right - r, top, "l");
        write(right - k, top, right, top + k, right, top + r, "c", right, bottom - r, "l");
        write(right, bottom - k, right - k, bottom, right - r, bottom, "c", left + r, bottom, "l");
        write(left + k, bottom, left, bottom - k, left, bottom - r, "c", left, top + r, "l");
        write(left, top + k, left + k, top, left + r, top, "c h");
    }

    void points(Points points) {
        for (int i = 0; i < points.size(); i++) {
            write(points.x(i), points.y(i), i == 0 ? "m" : "l");
        }
    }

    void ink(Ink ink) {
        colour(palette.argb(ink), "rg");
    }

    void pen(Pen pen) {
        colour(palette.argb(pen.ink()), "RG");
        write(pen.width(), "w");
        if (pen.dash().on() == 0) {
            content.append("[] 0 d\n");
        } else {
            content.append("[").append(Decimal.of(pen.dash().on())).append(' ')
                    .append(Decimal.of(pen.dash().off())).append("] 0 d\n");
        }
    }

    private void colour(int argb, String operator) {
        content.append('/').append(resources.alpha(argb >>> 24)).append(" gs ");
        write((argb >>> 16 & 0xff) / 255.0, (argb >>> 8 & 0xff) / 255.0, (argb & 0xff) / 255.0, operator);
    }

    /** Characters that the font has. */
    void show(String run, FontRole font, double size, double x, double baseline) {
        content.append("BT\n/").append(resources.font(font)).append(' ');
        write(size, "Tf", 1, 0, 0, -1, x, baseline, "Tm");
        content.append('<').append(resources.encode(font, run)).append("> Tj\nET\n");
    }

    /** Until {@link #endReplaced} what is shown counts as this text for whoever searches or copies. */
    void beginReplaced(String text) {
        String utf16 = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
        content.append("/Span <</ActualText <feff").append(utf16).append(">>> BDC\n");
    }

    void endReplaced() {
        content.append("EMC\n");
    }

    /** Numbers and operators in the order given. */
    void write(Object... tokens) {
        for (Object token : tokens) {
            content.append(token instanceof Number number ? Decimal.of(number.doubleValue()) : token).append(' ');
        }
        content.append('\n');
    }
}
