package racelane.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the lines of a file to standard output, so many a second, over and over for so many seconds: a
 * machine that is being traced. Times go on where the file begins again, so that no line lies before another.
 * Usage: FILE LINES-A-SECOND SECONDS
 */
public final class PacedLines {
    private static final long BATCH_NS = 10_000_000;

    private PacedLines() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        byte[] text = Files.readAllBytes(Path.of(args[0]));
        long perSecond = Long.parseLong(args[1]);
        long total = perSecond * Long.parseLong(args[2]);
        long start = System.nanoTime();
        long written = 0;
        int at = 0;
        try (OutputStream out = new BufferedOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), 1 << 16)) {
            while (written < total) {
                long due = Math.min(total, (System.nanoTime() - start) * perSecond / 1_000_000_000);
                for (; written < due; written++) {
                    int end = at;
                    while (end < text.length && text[end] != '\n') {
                        end++;
                    }
                    out.write(text, at, Math.min(end + 1, text.length) - at);
                    at = end + 1;
                    if (at >= text.length) {
                        out.flush();
                        System.err.println("the file is written once, " + written + " lines: give fewer seconds or a longer file");
                        return;
                    }
                }
                out.flush();
                Thread.sleep(Math.max(0, BATCH_NS - (System.nanoTime() - start) % BATCH_NS) / 1_000_000);
            }
        }
    }
}
