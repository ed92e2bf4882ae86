package racelane.session.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import racelane.json.JsonTree;
import racelane.timeline.Timeline;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The session of one trace on the disk, as one window sees it: {@code NAME.racelane.json} beside the trace NAME. It is
 * written beside its place, flushed to the disk and then renamed, so that whenever the program or the machine stops, the
 * old one or the new one is there, whole. Each writing counts up a number in the file: a window that finds a number it
 * did not write knows that another one did, and writes nothing. Used by one thread at a time.
 */
public final class SessionFile {
    /** The version that is written; all up to it are read. */
    static final int VERSION = 1;
    /** Notes are people's words: a hundred megabytes of them are a mistake. */
    private static final long MOST_BYTES = 100L << 20;

    private static final String PART = ".part";

    private final Path file;
    private final Path folder;
    private final Timeline timeline;
    private final String fingerprint;
    private long known;

    /** @param trace the trace's file; what is kept lies beside it */
    public SessionFile(Path trace, Timeline timeline) {
        this(beside(trace), trace, timeline);
    }

    private SessionFile(Path file, Path trace, Timeline timeline) {
        this.file = file;
        this.folder = trace.toAbsolutePath().getParent();
        this.timeline = timeline;
        this.fingerprint = Fingerprint.of(timeline.trace());
    }

    private static Path beside(Path trace) {
        Path whole = trace.toAbsolutePath();
        return whole.resolveSibling(whole.getFileName() + ".racelane.json");
    }

    /**
     * What is remembered of a trace that nobody pinned anything to, or beside which nothing may be written: in a folder of
     * the user's own. The name tells the trace's place and content, so that another trace never finds it.
     */
    public static SessionFile away(Path states, Path trace, Timeline timeline) {
        String place = UUID.nameUUIDFromBytes(trace.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
        String name = trace.getFileName().toString();
        // Together with what is added a name must stay below the 255 bytes of usual file systems.
        String shortened = name.length() <= 60 ? name : name.substring(name.length() - 60);
        return new SessionFile(states.resolve(shortened + "-" + place + "-" + Fingerprint.of(timeline.trace()) + ".racelane.json"), trace, timeline);
    }

    /** The name under which several captures laid into one are kept, beside the first: what is pinned to them is not pinned to the first alone. */
    public static Path together(Path trace, List<Path> with) {
        StringBuilder name = new StringBuilder().append(trace.getFileName());
        for (Path other : with) {
            name.append('+').append(other.getFileName());
        }
        return trace.resolveSibling(name.toString());
    }

    /** The lens files that what is kept beside a trace names, in order; none where nothing usable is kept. */
    public static List<Path> lensFiles(Path trace) {
        return lensFiles(beside(trace), trace.toAbsolutePath().getParent());
    }

    /** The same for this file. */
    public List<Path> lensFiles() {
        return lensFiles(file, folder);
    }

    private static List<Path> lensFiles(Path file, Path folder) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES ? LensPaths.of(JsonTree.read(Files.readAllBytes(file)), folder) : List.of();
        } catch (IOException | JacksonException unusable) {
            // Whoever reads the session itself tells what is wrong with it.
            return List.of();
        }
    }

    public Path path() {
        return file;
    }

    /** Whether this window has read or written it. */
    public boolean isThere() {
        return known > 0;
    }

    /**
     * What was kept, or null if nothing was.
     *
     * @throws SessionException if the file is no session, one of another trace, or of a later version
     */
    public Saved read() throws SessionException, IOException {
        JsonNode root = document();
        if (root == null) {
            return null;
        }
        Saved saved;
        try {
            saved = new SessionText(timeline, folder).read(root);
        } catch (SessionException unusable) {
            throw new SessionException(file.getFileName() + ": " + unusable.getMessage() + "; it is left as it is and nothing is kept: mend it or move it away");
        }
        known = number(root);
        return saved;
    }

    /** Takes the file away: what it held is kept elsewhere now. */
    public void forget() throws IOException {
        Files.deleteIfExists(file);
        known = 0;
    }

    /** Takes away what is remembered of traces that were not opened for longest; notes are never taken away. */
    public static void prune(Path states, int most) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(states, "*.racelane.json")) {
            all.forEach(files::add);
        }
        if (files.size() <= most) {
            return;
        }
        Map<Path, FileTime> times = new HashMap<>();
        for (Path file : files) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        files.sort(Comparator.comparing(times::get));
        for (Path file : files.subList(0, files.size() - most)) {
            if (holdsNothing(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean holdsNothing(Path file) throws IOException {
        try {
            JsonNode root = Files.size(file) > MOST_BYTES ? null : JsonTree.read(Files.readAllBytes(file));
            return root != null && root.path("racelane-session").asInt(0) == VERSION && root.path("notes").isEmpty() && root.path("breakpoints").isEmpty();
        } catch (JacksonException unknown) {
            return false;
        }
    }

    private JsonNode document() throws SessionException, IOException {
        if (!Files.exists(file)) {
            return null;
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new SessionException(file.getFileName() + ": has " + Files.size(file) + " bytes, a session has " + MOST_BYTES + " at most; move it away to begin anew");
        }
        JsonNode root;
        try {
            root = JsonTree.read(Files.readAllBytes(file));
        } catch (JacksonException damaged) {
            throw new SessionException(file.getFileName() + ": is no session (" + damaged.getOriginalMessage().lines().findFirst().orElse("no JSON") + "); it is left as it is and nothing is kept: mend it or move it away");
        }
        int version = root.path("racelane-session").asInt(0);
        if (version < 1) {
            throw new SessionException(file.getFileName() + ": is no session of this program; it is left as it is and nothing is kept: move it away to begin anew");
        }
        if (version > VERSION) {
            throw new SessionException(file.getFileName() + ": was written by a later Racelane (version " + version + ", this one knows " + VERSION + "); it is left as it is: open it with the later one");
        }
        if (!root.path("trace").path("fingerprint").asString("").equals(fingerprint)) {
            throw new SessionException(file.getFileName() + ": belongs to another trace (" + root.path("trace").path("file").asString("?") + ", " + root.path("trace").path("fingerprint").asString("?")
                    + "; this one is " + fingerprint + "); it is left as it is and nothing is kept: move it away to begin anew");
        }
        return root;
    }

    private static long number(JsonNode root) {
        return Math.max(1, root.path("saved").asLong(1));
    }

    /**
     * Keeps what is given; returns when it is safe on the disk.
     *
     * @throws SessionException if another window has written meanwhile, or what lies there is not this trace's: nothing is overwritten
     * @throws IOException      if it cannot be written; what was there stays
     */
    public void write(Saved saved) throws SessionException, IOException {
        write(saved, timeline);
    }

    /**
     * The same of a trace that is understood in another way by now.
     *
     * @param now the same trace; its lanes and findings are those of {@code saved}
     */
    public void write(Saved saved, Timeline now) throws SessionException, IOException {
        byte[] bytes = bytes(saved, now, known + 1);
        if (!file.getParent().equals(folder)) {
            Files.createDirectories(file.getParent());
        }
        deleteRests();
        Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.identityHashCode(this) + PART);
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
                    out.write(rest);
                }
                out.force(true);
            }
            if (known == 0) {
                create(part);
            } else {
                replace(part);
            }
            flushFolder();
            known++;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** What a program left that was stopped while it wrote: parts of processes that are no more. */
    private void deleteRests() throws IOException {
        String begin = "." + file.getFileName() + ".";
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(file.getParent(), one -> one.getFileName().toString().startsWith(begin) && one.getFileName().toString().endsWith(PART))) {
            for (Path part : parts) {
                String owner = part.getFileName().toString().substring(begin.length()).replaceFirst("-.*", "");
                if (owner.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private byte[] bytes(Saved saved, Timeline now, long number) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("racelane-session", VERSION).put("saved", number);
        root.putObject("trace").put("file", timeline.trace().facts().file()).put("fingerprint", fingerprint);
        new SessionText(now, folder).write(saved, root);
        return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The first time nothing may be there: a link, unlike a rename, fails where somebody was faster. */
    private void create(Path part) throws SessionException, IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException faster) {
            throw otherWindow();
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
            if (Files.exists(file)) {
                throw otherWindow();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Two windows lock the file that both know; whoever comes second finds another number in what lies there then. */
    private void replace(Path part) throws SessionException, IOException {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE); FileLock lock = old.lock()) {
            JsonNode now = document();
            if (!lock.isValid() || now == null || number(now) != known) {
                throw otherWindow();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (OverlappingFileLockException here) {
            throw otherWindow();
        } catch (java.nio.file.NoSuchFileException gone) {
            // Somebody took it away: what is kept is not lost with it.
            known = 0;
            create(part);
        }
    }

    private SessionException otherWindow() {
        return new SessionException(file.getFileName() + ": another window has changed it; what is kept here is not written over it: close one of the two and open the trace again");
    }

    /** The rename itself is on the disk once the folder is; where a folder cannot be opened there is nothing more to do. */
    private void flushFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (java.nio.file.AccessDeniedException notHere) {
            System.getLogger("racelane").log(System.Logger.Level.DEBUG, "the folder of {0} cannot be flushed", file);
        }
    }
}
