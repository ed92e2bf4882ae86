package racelane.read.kernellog;

import racelane.read.Bytes;
import racelane.read.LineIndex;
import racelane.read.Source;
import racelane.read.TextRecords;
import racelane.report.LogLine;
import racelane.trace.Body;

/** Gives a log's lines back. A body is the message, without stamp, level, caller and quoting. */
final class KernelLogRecords extends TextRecords<Object> {
    private static final Object NOTHING = new Object();

    /** Whether the file is a mail in quoted-printable; known before its first row. */
    private volatile boolean encoded;

    KernelLogRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    void encoded() {
        encoded = true;
    }

    @Override
    protected Object found(long offset, Object before) {
        return NOTHING;
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, Object line) {
        int start = from;
        for (int piece = 0; ; piece++) {
            int end = start >= to ? -1 : Bytes.indexOf(bytes, start, to, (byte) '\n');
            if (end < 0) {
                return last ? to : -1;
            }
            int trimmed = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
            if (!encoded || trimmed == start || bytes[trimmed - 1] != '=' || piece == MailText.MOST_PIECES) {
                return trimmed;
            }
            start = end + 1;
        }
    }

    @Override
    protected void body(byte[] bytes, int from, int to, Object line, Body body) {
        String text = Bytes.text(bytes, from, to);
        body.set(LogLine.of(encoded ? MailText.decode(text) : text).text());
    }
}
