package racelane.read.kernellog;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes the quoted-printable encoding (RFC 2045, 6.7) off the lines of a mail that says it is so encoded,
 * and joins the lines that it broke. Other texts pass as they are.
 */
final class MailText {
    private static final String ENCODING = "content-transfer-encoding:";
    /** A logical line of a mail that is broken more often than this is none. */
    static final int MOST_PIECES = 64;

    private boolean encoded;

    /** Looks at a line as it stands in the file: a header may say that what follows is encoded, or a part's end that it is not any more. */
    void look(String line) {
        if (line.length() > ENCODING.length() && line.regionMatches(true, 0, ENCODING, 0, ENCODING.length())) {
            encoded = line.toLowerCase(Locale.ROOT).contains("quoted-printable");
        }
    }

    /** Whether the lines that follow are quoted-printable. */
    boolean isEncoded() {
        return encoded;
    }

    /** Whether the line goes on in the next one. */
    static boolean goesOn(String line) {
        return line.endsWith("=");
    }

    /** The text of one or more lines as they stand in the file, line breaks between them. */
    static String decode(String lines) {
        if (lines.indexOf('=') < 0) {
            return lines;
        }
        byte[] raw = lines.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[raw.length];
        int length = 0;
        for (int at = 0; at < raw.length; at++) {
            if (raw[at] != '=') {
                plain[length++] = raw[at];
            } else if (at + 1 < raw.length && raw[at + 1] == '\n') {
                at++;
            } else if (at + 2 < raw.length && raw[at + 1] == '\r' && raw[at + 2] == '\n' || hex(raw, at + 1) >= 0) {
                int value = hex(raw, at + 1);
                if (value >= 0) {
                    plain[length++] = (byte) value;
                }
                at += 2;
            } else {
                plain[length++] = raw[at];
            }
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    private static int hex(byte[] raw, int at) {
        if (at + 1 >= raw.length) {
            return -1;
        }
        int high = Character.digit(raw[at], 16);
        int low = Character.digit(raw[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
