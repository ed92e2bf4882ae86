package racelane.read.kernellog;

import racelane.read.Bytes;
import racelane.read.LineLoop;

/** From the lines of a file to the lines of a log: mail encoding taken off, broken lines joined. Positions are those of the first piece. */
final class LogText implements LineLoop.Lines {
    /** What is done with a line of the log. */
    interface Lines {
        void line(String text, byte[] bytes, int from, int to, long offset, long number, LineLoop.End end);

        /** Whether a line is of no interest, told by its bytes alone; it is then not made a text of. */
        default boolean passesOver(byte[] bytes, int from, int to) {
            return false;
        }
    }

    private final Lines lines;
    private final MailText mail = new MailText();
    private final StringBuilder pieces = new StringBuilder();
    private int pieceCount;
    private long firstOffset;
    private long firstNumber;

    LogText(Lines lines) {
        this.lines = lines;
    }

    /** Whether some of the text was a mail's quoted-printable. */
    boolean isEncoded() {
        return mail.isEncoded();
    }

    @Override
    public void line(byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
        if (!mail.isEncoded() && lines.passesOver(bytes, from, to)) {
            return;
        }
        String text = Bytes.text(bytes, from, to);
        mail.look(text);
        if (!mail.isEncoded()) {
            lines.line(text, bytes, from, to, offset, number, end);
            return;
        }
        if (pieceCount == 0) {
            firstOffset = offset;
            firstNumber = number;
        }
        pieces.append(pieceCount == 0 ? "" : "\n").append(text);
        pieceCount++;
        if (!MailText.goesOn(text) || pieceCount == MailText.MOST_PIECES || end != LineLoop.End.BREAK) {
            lines.line(MailText.decode(pieces.toString()), bytes, from, to, firstOffset, firstNumber, end);
            pieces.setLength(0);
            pieceCount = 0;
        }
    }
}
