package racelane.read;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail as a stream, its text parts in base64 (RFC 2045, 6.8) decoded. Everything else passes as it is, parts
 * that are no text too. A line that is no base64 ends a part; what was decoded until then stays.
 *
 * <pre>
 * Content-Type: text/plain; charset="utf-8"
 * Content-Transfer-Encoding: base64
 *
 * WyAgIDEyLjM0NTY3OF0gcmVmY291bnRfdDogdW5kZXJmbG93OyB1c2UtYWZ0ZXItZnJlZS4K
 * </pre>
 */
final class EncodedMail extends InputStream {
    /** What is said of it, for people. */
    static final String NOTE = "the file is a mail in base64: its text was decoded, and lines are counted in the decoded text";
    /** Bytes in which the header that says so must stand. */
    static final int HEAD_BYTES = 16 * 1024;
    private static final int LONGEST = 1 << 16;
    private static final Pattern SAYS_SO = Pattern.compile("(?im)^content-transfer-encoding:[ \\t]*base64[ \\t]*\\r?$");
    private static final String BASE64 = "[A-Za-z0-9+/]+={0,2}";

    private final InputStream in;
    private byte[] ready = new byte[0];
    private int at;
    private boolean encoded;
    private boolean text = true;
    private boolean body;
    private boolean ended;

    EncodedMail(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Whether these first bytes of a file are a mail that says so. */
    static boolean is(byte[] head, int length) {
        return SAYS_SO.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1)).find();
    }

    @Override
    public int read() throws IOException {
        return fill() ? ready[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        while (at == ready.length) {
            if (ended) {
                return false;
            }
            ready = next();
            at = 0;
        }
        return true;
    }

    /** The next line, decoded if it is in a part that is encoded. */
    private byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int value = in.read();
        while (value >= 0 && value != '\n' && line.size() < LONGEST) {
            line.write(value);
            value = in.read();
        }
        ended = value < 0;
        if (value >= 0) {
            line.write(value);
        }
        byte[] raw = line.toByteArray();
        String words = new String(raw, StandardCharsets.ISO_8859_1).strip();
        if (body && words.matches(BASE64)) {
            try {
                return Base64.getDecoder().decode(words);
            } catch (IllegalArgumentException damaged) {
                // A line that was cut: the part ends here, and the line stands as it is.
                body = false;
                return raw;
            }
        }
        boolean over = body && !words.isEmpty();
        if (over) {
            body = false;
        }
        header(words);
        // What was decoded may end in the middle of a line.
        return over ? join(raw) : raw;
    }

    private static byte[] join(byte[] raw) {
        byte[] joined = new byte[raw.length + 1];
        joined[0] = '\n';
        System.arraycopy(raw, 0, joined, 1, raw.length);
        return joined;
    }

    private void header(String line) {
        String low = line.toLowerCase(Locale.ROOT);
        if (low.startsWith("--")) {
            encoded = false;
            text = true;
        } else if (low.startsWith("content-transfer-encoding:")) {
            encoded = low.substring(26).strip().equals("base64");
        } else if (low.startsWith("content-type:")) {
            text = low.substring(13).strip().startsWith("text/");
        } else if (line.isEmpty() && encoded) {
            body = text;
            encoded = false;
        }
    }
}
