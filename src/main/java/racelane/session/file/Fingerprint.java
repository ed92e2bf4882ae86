package racelane.session.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import racelane.trace.Trace;

/**
 * What tells one trace from another, whatever its file is called and however it was compressed: how many events, and a
 * digest of at most a thousand of them, spread evenly. A trace that has grown or was edited is another one.
 */
public final class Fingerprint {
    private static final int LOOKED_AT = 1_000;

    private Fingerprint() {}

    /** {@code 6054-1f0c…}: the number of events and sixteen hexadecimal digits. */
    public static String of(Trace trace) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int looked = Math.min(LOOKED_AT, trace.size());
            for (int i = 0; i < looked; i++) {
                int row = (int) ((long) i * (trace.size() - 1) / Math.max(1, looked - 1));
                String event = trace.timeNs(row) + " " + trace.cpu(row) + " " + trace.laneOf(row).pid() + " " + trace.eventName(row) + "\n" + trace.text(row) + "\n";
                digest.update(event.getBytes(StandardCharsets.UTF_8));
            }
            return trace.size() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
