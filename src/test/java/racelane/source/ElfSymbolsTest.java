package racelane.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Compiled;
import racelane.testkit.Seeds;

class ElfSymbolsTest {
    @TempDir
    Path folder;

    /** An ELF file of three functions at 0x1000 (0x2c bytes), 0x1030 and 0x1100, with a local label in the first. */
    private static byte[] elf(boolean wide, ByteOrder order) {
        byte[] names = "\0first\0second\0last\0.Llocal\0.text\0.symtab\0.strtab\0".getBytes(StandardCharsets.US_ASCII);
        int header = wide ? 64 : 52;
        int entry = wide ? 24 : 16;
        ByteBuffer out = ByteBuffer.allocate(4096).order(order);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', (byte) (wide ? 2 : 1), (byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 2), 1});
        out.putShort(16, (short) 2);
        out.position(header).put(names);
        int symbols = header + names.length;
        long[][] rows = {{1, 0x1000, 0x2c, 2}, {19, 0x1010, 0, 0}, {7, 0x1030, 0x50, 2}, {14, 0x1100, 0x20, 2}};
        for (int i = 0; i < rows.length; i++) {
            int at = symbols + i * entry;
            out.putInt(at, (int) rows[i][0]).put(at + (wide ? 4 : 12), (byte) rows[i][3]).putShort(at + (wide ? 6 : 14), (short) 1);
            if (wide) {
                out.putLong(at + 8, rows[i][1]).putLong(at + 16, rows[i][2]);
            } else {
                out.putInt(at + 4, (int) rows[i][1]).putInt(at + 8, (int) rows[i][2]);
            }
        }
        int table = symbols + rows.length * entry;
        section(out, wide, table, 1, new long[] {27, 1, 4, 0, 0, 0});
        section(out, wide, table, 2, new long[] {33, 2, 0, symbols, (long) rows.length * entry, 3});
        section(out, wide, table, 3, new long[] {41, 3, 0, header, names.length, 0});
        if (wide) {
            out.putLong(40, table).putShort(58, (short) 64).putShort(60, (short) 4).putShort(62, (short) 3);
        } else {
            out.putInt(32, table).putShort(46, (short) 40).putShort(48, (short) 4).putShort(50, (short) 3);
        }
        return Arrays.copyOf(out.array(), table + 4 * (wide ? 64 : 40));
    }

    private static void section(ByteBuffer out, boolean wide, int table, int number, long[] fields) {
        int at = table + number * (wide ? 64 : 40);
        out.putInt(at, (int) fields[0]).putInt(at + 4, (int) fields[1]);
        if (wide) {
            out.putLong(at + 8, fields[2]).putLong(at + 24, fields[3]).putLong(at + 32, fields[4]).putInt(at + 40, (int) fields[5]);
        } else {
            out.putInt(at + 8, (int) fields[2]).putInt(at + 16, (int) fields[3]).putInt(at + 20, (int) fields[4]).putInt(at + 24, (int) fields[5]);
        }
    }

    private String read(byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("image"), bytes);
        try (ElfFile elf = ElfFile.open(file)) {
            ElfSymbols symbols = ElfSymbols.of(elf);
            return symbols.find("first") + "" + symbols.find("second") + symbols.find("last") + symbols.find(".Llocal");
        }
    }

    @Test
    void everyWidthAndByteOrderIsRead() throws Exception {
        for (boolean wide : new boolean[] {true, false}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                assertEquals("[Function[address=4096, section=.text, size=44, span=48]][Function[address=4144, section=.text, size=80, span=208]][Function[address=4352, section=.text, size=32, span=-1]][]",
                        read(elf(wide, order)), (wide ? 64 : 32) + " bits, " + order);
            }
        }
    }

    @Test
    void aCutFileIsToldAndNothingElseHappens() {
        byte[] whole = elf(true, ByteOrder.LITTLE_ENDIAN);
        Seeds.each(100, random -> {
            byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
            String told = assertThrows(SourceException.class, () -> read(cut)).getMessage();
            assertEquals(1, told.lines().count());
        });
    }

    @Test
    void aFlippedByteIsToldOrHarmless() {
        for (byte[] whole : new byte[][] {elf(true, ByteOrder.LITTLE_ENDIAN), elf(false, ByteOrder.BIG_ENDIAN)}) {
            Seeds.each(Seeds.ROUNDS, random -> readOrTold(flipped(whole, random)));
        }
    }

    @Test
    void aFlippedByteOfACompiledProgramIsToldOrHarmless() throws Exception {
        byte[] whole = Files.readAllBytes(Compiled.image(folder, true));
        // Flips in code change nothing that is read here: half of them go to the header and the section table.
        Seeds.each(Seeds.ROUNDS, random -> readOrTold(random.nextBoolean() ? flipped(whole, random) : flippedWithin(whole, random, whole.length - 2048, whole.length)));
        Seeds.each(64, random -> readOrTold(flippedWithin(whole, random, 0, 64)));
    }

    private void readOrTold(byte[] bytes) throws Exception {
        try {
            read(bytes);
        } catch (SourceException told) {
            assertEquals(1, told.getMessage().lines().count(), told.getMessage());
        }
    }

    private static byte[] flipped(byte[] whole, Random random) {
        return flippedWithin(whole, random, 0, whole.length);
    }

    private static byte[] flippedWithin(byte[] whole, Random random, int from, int to) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(whole);
        byte[] bytes = copy.toByteArray();
        bytes[from + random.nextInt(to - from)] = (byte) random.nextInt(256);
        return bytes;
    }

    @Test
    void sizesThatKallsymsCanHaveCountedFit() {
        ElfSymbols.Function padded = new ElfSymbols.Function(0, ".text", 0x2c, 0x30);
        assertEquals("true true false", padded.canHaveSize(0x30) + " " + padded.canHaveSize(0x2c) + " " + padded.canHaveSize(0x40));
        ElfSymbols.Function last = new ElfSymbols.Function(0, ".text", 0x2c, -1);
        assertEquals("true false", last.canHaveSize(0x40) + " " + last.canHaveSize(0x20));
    }
}
