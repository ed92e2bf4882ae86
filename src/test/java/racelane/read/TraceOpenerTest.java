package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

class TraceOpenerTest {
    private static final String LINE = "              sh-1       [001] .....     1.%06d: sys_exit: NR 1 = 2\n";

    @TempDir
    Path folder;

    private static byte[] text(int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append(String.format(LINE, i));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private String refusal(Path path) {
        String message = assertThrows(TraceReadException.class, () -> Formats.opener().open(path, Progress.none())).getMessage();
        assertTrue(message.startsWith(path + ": "), message);
        return message.substring(path.toString().length() + 2);
    }

    @Test
    void aMissingFileIsSaid() {
        assertEquals("there is no such file; check the path", refusal(folder.resolve("nothing")));
    }

    @Test
    void aDirectoryIsSaid() {
        assertEquals("is a directory, not a trace; name a file in it", refusal(folder));
    }

    @Test
    void anEmptyFileIsSaid() throws IOException {
        assertEquals("is empty, 0 bytes; was tracing on, and did the copy work?", refusal(file("empty", new byte[0])));
    }

    @Test
    void aFileThatMayNotBeReadIsSaid() throws IOException {
        Path path = file("secret", text(1));
        assertTrue(path.toFile().setReadable(false, false));
        assumeFalse(Files.isReadable(path), "skipped: this user may read everything");
        assertTrue(refusal(path).startsWith("may not be read by this user"));
    }

    @Test
    void whatNoFormatClaimsIsRefusedWithItsFirstBytes() throws IOException {
        assertEquals("is no trace that can be read here: it begins with the bytes 7f 45 4c 46 00 01, expected "
                + "ftrace text; was another file meant?", refusal(file("elf", new byte[] {0x7f, 'E', 'L', 'F', 0, 1})).replaceAll("expected .*;", "expected ftrace text;"));
        assertTrue(refusal(file("mail", "hello there\n".getBytes())).contains("it begins with \"hello there\""));
    }

    @Test
    void aHeaderWithoutEventsIsSaid() throws IOException {
        assertEquals("looks like ftrace text but no event in it could be read; was tracing on?",
                refusal(file("header", "# tracer: nop\n#\n# entries-in-buffer/entries-written: 0/0   #P:2\n#\n".getBytes())));
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] content, Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zstd(byte[] content) {
        ZstdCompressor compressor = new ZstdCompressor();
        byte[] packed = new byte[compressor.maxCompressedLength(content.length)];
        return Arrays.copyOf(packed, compressor.compress(content, 0, content.length, packed, 0, packed.length));
    }

    @Test
    void packedFilesGiveTheSameTraceAsTheFile() throws Exception {
        byte[] content = text(50_000);
        String plain = TraceText.of(Formats.opener().open(file("plain", content), Progress.none()));
        List<byte[]> packed = List.of(packed(content, GZIPOutputStream::new), packed(content, out -> new XZOutputStream(out, new LZMA2Options(1))), zstd(content));
        for (byte[] bytes : packed) {
            Trace trace = Formats.opener().open(file("packed", bytes), Progress.none());
            assertEquals(plain, TraceText.of(trace));
            assertEquals("", TraceText.problems(trace));
            assertEquals(content.length, trace.facts().bytes());
            trace.close();
        }
    }

    @Test
    void packedFilesThatAreCutGiveWhatCouldBeUnpackedAndSaySo() throws Exception {
        byte[] content = text(50_000);
        List<byte[]> packed = List.of(packed(content, GZIPOutputStream::new), packed(content, out -> new XZOutputStream(out, new LZMA2Options(1))), zstd(content));
        for (byte[] bytes : packed) {
            Trace trace = Formats.opener().open(file("packed", Arrays.copyOf(bytes, bytes.length * 2 / 3)), Progress.none());
            assertTrue(trace.size() > 1_000 && trace.size() < 50_000, "size " + trace.size());
            assertTrue(TraceText.problems(trace).contains("truncated"), TraceText.problems(trace));
            assertEquals("NR 1 = 2", trace.body(trace.size() - 2).text());
            trace.close();
        }
    }

    @Test
    void packedFilesThatAreDamagedFromTheStartAreRefused() throws Exception {
        byte[] gzip = packed(text(100), GZIPOutputStream::new);
        gzip[2] = 99;
        assertTrue(refusal(file("gzip", gzip)).startsWith("begins like gzip but cannot be unpacked"));
        byte[] cut = Arrays.copyOf(packed(text(100), GZIPOutputStream::new), 12);
        assertTrue(refusal(file("cut", cut)).contains("is cut"), refusal(file("cut", cut)));
    }

    @Test
    void whatIsUnpackedIsGoneOnceTheTraceIsClosed() throws Exception {
        long before = spools();
        Trace trace = Formats.opener().open(file("packed", packed(text(100), GZIPOutputStream::new)), Progress.none());
        trace.close();
        assertEquals(before, spools());
        assertEquals("", trace.text(5));
        refusal(file("noise", packed(new byte[1_000], GZIPOutputStream::new)));
        assertEquals(before, spools());
    }

    private static long spools() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(path -> path.getFileName().toString().endsWith(".spool")).count();
        }
    }

    @Test
    void unpackingStopsAtTheLimitAndSaysSo() throws Exception {
        byte[] bytes = packed(text(50_000), GZIPOutputStream::new);
        Source source = Sources.stream("x", new ByteArrayInputStream(bytes), bytes.length, 1_000_000, false);
        byte[] piece = new byte[4096];
        long position = 0;
        for (int count = source.read(0, piece, 0, piece.length); count > 0; count = source.read(position, piece, 0, piece.length)) {
            position += count;
        }
        assertTrue(position <= 1_000_000 && position > 900_000, "position " + position);
        assertTrue(source.damage().contains("larger than 1000000 bytes"), source.damage());
        source.close();
    }

    @Test
    void aStreamIsReadToItsEnd() throws Exception {
        Trace trace = Formats.opener().open("standard input", new ByteArrayInputStream(text(1_000)), Progress.none());
        assertEquals(1_000, trace.size());
        assertEquals("standard input", trace.facts().file());
        assertEquals(500, trace.line(499));
        trace.close();
    }

    @Test
    void clockAndKernelComeFromTheFileBesideTheTrace() throws Exception {
        Path path = file("run.trace.txt", text(3));
        Files.writeString(folder.resolve("run.meta.txt"), "Linux (none) 6.12.95+deb12-amd64 #1 SMP x86_64 GNU/Linux\nlocal global counter uptime perf mono mono_raw [boot] tai x86-tsc\n");
        Trace trace = Formats.opener().open(path, Progress.none());
        assertEquals("boot", trace.facts().clock());
        assertEquals("run.meta.txt", trace.facts().clockSource());
        assertEquals("6.12.95+deb12-amd64", trace.facts().kernel());
        trace.close();
    }

    @Test
    void aClockThatTheUserNamesIsBelievedAndAContradictionIsTold() throws Exception {
        Path path = file("run.trace.txt", text(3));
        Trace alone = Formats.opener().withClock("mono").open(path, Progress.none());
        assertEquals("mono from the command line", alone.facts().clock() + " from " + alone.facts().clockSource());
        assertEquals("", TraceText.problems(alone));
        Files.writeString(folder.resolve("run.meta.txt"), "[local] global counter\n");
        Trace told = Formats.opener().withClock("mono").open(path, Progress.none());
        assertEquals("mono", told.facts().clock());
        assertTrue(TraceText.problems(told).startsWith("clock L-1 x-1: the clock was given as mono, but run.meta.txt says local"), TraceText.problems(told));
        alone.close();
        told.close();
    }

    @Test
    void progressGrowsToTheWholeFileAndSnapshotsGrowWithIt() throws Exception {
        byte[] content = text(100_000);
        List<Long> done = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Trace trace = Formats.opener().open(file("plain", content), new Progress() {
            @Override
            public void reached(long doneBytes, long totalBytes) {
                assertEquals(content.length, totalBytes);
                done.add(doneBytes);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public boolean wantsSnapshots() {
                return true;
            }

            @Override
            public void onSnapshot(Trace soFar) {
                assertFalse(soFar.isComplete());
                assertEquals("NR 1 = 2", soFar.body(soFar.size() - 1).text());
                assertEquals(soFar.size(), soFar.line(soFar.size() - 1));
                sizes.add(soFar.size());
            }
        });
        assertEquals(done.stream().sorted().toList(), done);
        assertEquals(content.length, done.get(done.size() - 1));
        assertTrue(sizes.size() >= 2 && sizes.get(0) >= 20_000 && sizes.get(1) >= 2 * sizes.get(0), sizes.toString());
        assertTrue(trace.isComplete());
        trace.close();
    }

    @Test
    void readingEndsWhenItIsCancelled() throws Exception {
        Path path = file("plain", text(100_000));
        Progress cancelled = new Progress() {
            @Override
            public void reached(long doneBytes, long totalBytes) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> Formats.opener().open(path, cancelled));
    }
}
