package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdCompressor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZstdTest {
    private static byte[] pages(long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(200_000) + 1];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (random.nextInt(4) == 0 ? random.nextInt() : at % 61);
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes) {
        ZstdCompressor zstd = new ZstdCompressor();
        byte[] packed = new byte[zstd.maxCompressedLength(bytes.length)];
        return Arrays.copyOf(packed, zstd.compress(bytes, 0, bytes.length, packed, 0, packed.length));
    }

    @Test
    void bothLibrariesUnpackTheSame() throws DamagedException {
        for (int seed = 0; seed < 40; seed++) {
            byte[] bytes = pages(seed);
            byte[] packed = packed(bytes);
            for (Codec.Unpacker unpacker : List.of(Zstd.reference(), Zstd.java())) {
                byte[] into = new byte[bytes.length];
                assertEquals(bytes.length, unpacker.unpack(packed, 0, packed.length, into), "seed " + seed);
                assertArrayEquals(bytes, into, "seed " + seed);
            }
        }
    }

    /** Whatever a changed byte does, a library says less or says that it is broken: it writes nowhere else and stays alive. */
    @Test
    void bothLibrariesTellOfDamage() {
        byte[] packed = packed(pages(7));
        int room = pages(7).length;
        Random random = new Random(11);
        int told = 0;
        for (Codec.Unpacker unpacker : List.of(Zstd.reference(), Zstd.java())) {
            assertThrows(DamagedException.class, () -> unpacker.unpack(packed, 0, packed.length / 2, new byte[room]), "cut");
            assertThrows(DamagedException.class, () -> unpacker.unpack(packed, 0, packed.length, new byte[room / 2]), "more than is claimed");
            for (int flip = 0; flip < 2_000; flip++) {
                byte[] broken = packed.clone();
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
                try {
                    assertTrue(unpacker.unpack(broken, 0, broken.length, new byte[room]) <= room);
                } catch (DamagedException damage) {
                    told++;
                }
            }
        }
        assertTrue(told > 100, told + " told");
    }

    @Test
    void withoutTheReferenceLibraryAFileIsReadAllTheSame(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("packed.dat"), DatFixtures.all().get("version-7-zstd.dat"));
        String loaded = info(file, folder);
        String java = info(file, folder.resolve("there-is-no-such-folder"));
        assertTrue(loaded.contains("trace.dat"), loaded);
        assertEquals(loaded, java);
    }

    /** Nothing can be loaded from a folder for temporary files that is not there. */
    private static String info(Path file, Path temporary) throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.io.tmpdir=" + temporary,
                "-cp", System.getProperty("java.class.path"), "racelane.Main", "info", file.toString()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), out);
        return out;
    }
}
