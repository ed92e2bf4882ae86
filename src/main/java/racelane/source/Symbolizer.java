package racelane.source;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One running symbolizer for one image. Every question is followed by an address that no image has: its
 * answer marks the end, because addr2line ends an answer with nothing. Specimen of an answer:
 * <pre>
 * 0xffffffff81a3c118
 * kref_put
 * /build/linux/include/linux/kref.h:64
 * put_device
 * /build/linux/drivers/base/core.c:3734 (discriminator 2)
 * 0xffffffffffffffff
 * ??
 * ??:0
 * </pre>
 */
final class Symbolizer implements AutoCloseable {
    private static final String NOWHERE = "0xffffffffffffffff";
    private static final int MOST_ANSWER_BYTES = 1 << 18;
    private static final int LOOKS_BEFORE_A_PAUSE = 1000;
    private static final int PAUSE_MS = 1;

    private final String name;
    private final Process process;
    private final long pauses;
    private final Duration patience;
    private String failure;

    /** Starts the program; {@code patience} is how long one answer may take, the first one with the reading of the image. */
    Symbolizer(SymbolizerProgram program, Path image, String section, Duration patience) throws SourceException {
        name = program.path().getFileName().toString();
        this.patience = patience;
        pauses = Math.max(1, patience.toMillis() / PAUSE_MS);
        ProcessBuilder builder = new ProcessBuilder(program.command(image, section)).redirectError(ProcessBuilder.Redirect.DISCARD);
        // A symbolizer that is told a server asks it about every file it meets.
        builder.environment().keySet().removeIf(key -> key.startsWith("DEBUGINFOD") || key.startsWith("LLVM_"));
        try {
            process = builder.start();
        } catch (IOException cannot) {
            throw new SourceException(program.path() + ": cannot be started (" + cannot.getMessage() + "); check that it runs by hand");
        }
    }

    /** Frames at an address of the image, innermost first; empty where the image has no line for it. A failure is told once and for good. */
    List<SourceFrame> ask(long address) throws SourceException {
        if (failure == null) {
            try {
                process.getOutputStream().write(("0x" + Long.toHexString(address) + "\n" + NOWHERE + "\n").getBytes(StandardCharsets.US_ASCII));
                process.getOutputStream().flush();
                return frames(address, answer());
            } catch (IOException ended) {
                giveUp(name + " ended without an answer (" + ended.getMessage() + "); run it by hand on the image to see why");
            }
        }
        throw new SourceException(failure);
    }

    private String answer() throws IOException, SourceException {
        InputStream in = process.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        long looks = 0;
        while (failure == null) {
            int there = in.available();
            if (there > 0) {
                int read = in.read(some, 0, Math.min(there, some.length));
                answer.write(some, 0, Math.max(0, read));
                if (isWhole(answer)) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                if (answer.size() > MOST_ANSWER_BYTES) {
                    giveUp(name + " answered more than " + MOST_ANSWER_BYTES + " bytes to one address; the image's line table is damaged, copy it again");
                }
            } else if (++looks > LOOKS_BEFORE_A_PAUSE) {
                pause(looks - LOOKS_BEFORE_A_PAUSE);
            }
        }
        throw new SourceException(failure);
    }

    /** Waits a moment, or until the process ends. Pauses are counted, not clocked: the bound needs no clock. */
    private void pause(long taken) {
        try {
            if (process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                giveUp(name + " ended with status " + process.exitValue() + " without an answer; run it by hand on the image to see why");
            } else if (taken > pauses) {
                giveUp(name + " gave no answer within " + patience.toMillis() + " ms and was ended; run it by hand on the image to see why");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            giveUp(name + " was interrupted; ask again");
        }
    }

    /** The mark's own answer is there with both its lines. */
    private static boolean isWhole(ByteArrayOutputStream answer) {
        String text = answer.toString(StandardCharsets.UTF_8);
        int mark = markIn(text);
        int function = mark < 0 ? -1 : text.indexOf('\n', mark);
        int place = function < 0 ? -1 : text.indexOf('\n', function + 1);
        return place >= 0 && text.indexOf('\n', place + 1) >= 0;
    }

    /** Where the mark's line begins: sixteen digits or, for an image of 32 bits, eight. */
    private static int markIn(String text) {
        int at = text.indexOf("\n0xffffffffffffffff\n");
        return at >= 0 ? at + 1 : text.indexOf("\n0xffffffff\n") + 1 > 0 ? text.indexOf("\n0xffffffff\n") + 1 : -1;
    }

    private List<SourceFrame> frames(long address, String answer) throws IOException, SourceException {
        BufferedReader lines = new BufferedReader(new StringReader(answer.substring(0, markIn(answer))));
        String asked = lines.readLine();
        if (asked == null || !asked.matches("0x[0-9a-f]{1,16}") || Long.parseUnsignedLong(asked.substring(2), 16) != address) {
            giveUp(name + " answered another address than it was asked; its version may be too old (llvm 11 and binutils 2.35 are known to work)");
            throw new SourceException(failure);
        }
        List<SourceFrame> frames = new ArrayList<>();
        for (String function = lines.readLine(); function != null; function = lines.readLine()) {
            String place = lines.readLine();
            if (place == null) {
                break;
            }
            SourceFrame frame = frame(function, place);
            if (frame != null) {
                frames.add(frame);
            }
        }
        List<SourceFrame> marked = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            SourceFrame frame = frames.get(i);
            marked.add(new SourceFrame(frame.function(), frame.file(), frame.line(), null, i + 1 < frames.size()));
        }
        return marked;
    }

    /** Null where there is no line: {@code ??:0}, {@code file.c:?}. */
    private static SourceFrame frame(String function, String place) {
        int end = place.endsWith(")") && place.contains(" (discriminator ") ? place.lastIndexOf(" (discriminator ") : place.length();
        int colon = place.lastIndexOf(':', end - 1);
        String digits = colon < 0 ? "" : place.substring(colon + 1, end);
        if (colon < 1 || !digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) == 0 || place.startsWith("??")) {
            return null;
        }
        return new SourceFrame(function.equals("??") ? null : function, place.substring(0, colon), Integer.parseInt(digits), null, false);
    }

    private void giveUp(String why) {
        failure = why;
        close();
    }

    /** Ends the program and what it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (failure == null) {
            failure = name + " was closed";
        }
    }
}
