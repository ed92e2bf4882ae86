package racelane.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of an ELF file of 32 or 64 bits and either byte order (System V ABI, chapter 4). Reads with
 * positions and never maps; nothing is believed that does not lie within the file.
 */
final class ElfFile implements AutoCloseable {
    static final int SYMTAB = 2;
    private static final int NOBITS = 8;
    private static final int COMPRESSED = 0x800;
    private static final int EXECUTABLE = 4;
    /** Above any kernel's: a module built with a section a function has some thousands. */
    private static final long MOST_SECTIONS = 1 << 20;
    /** Above any kernel's symbol and string table (a few dozen megabytes). */
    private static final long MOST_BYTES = 256L << 20;

    private final Path path;
    private final FileChannel channel;
    private final long fileSize;
    private boolean wide;
    private ByteOrder byteOrder;
    private int type;
    private List<Section> sections;

    /** A section header. */
    record Section(String name, int type, long flags, long offset, long size, int link) {
        boolean isExecutable() {
            return (flags & EXECUTABLE) != 0;
        }
    }

    private ElfFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.fileSize = channel.size();
    }

    static ElfFile open(Path path) throws SourceException {
        if (!Files.exists(path)) {
            throw new SourceException(path + ": there is no such file; check the path");
        }
        if (!Files.isRegularFile(path)) {
            throw new SourceException(path + ": is no regular file; name the vmlinux or a module's .ko");
        }
        ElfFile elf = null;
        try {
            elf = new ElfFile(path, FileChannel.open(path, StandardOpenOption.READ));
            elf.readHeader();
            return elf;
        } catch (IOException failure) {
            close(elf);
            throw new SourceException(path + ": cannot be read (" + failure.getMessage() + "); check its permissions");
        } catch (SourceException failure) {
            close(elf);
            throw failure;
        }
    }

    private static void close(ElfFile elf) throws SourceException {
        if (elf != null) {
            elf.close();
        }
    }

    private void readHeader() throws IOException, SourceException {
        ByteBuffer start = read(0, (int) Math.min(64, fileSize));
        if (start.limit() < 52 || start.get(0) != 0x7f || start.get(1) != 'E' || start.get(2) != 'L' || start.get(3) != 'F') {
            throw new SourceException(path + ": is no ELF file, it begins as " + kind(start) + "; name the uncompressed vmlinux or .ko with debug information");
        }
        if (start.get(4) < 1 || start.get(4) > 2 || start.get(5) < 1 || start.get(5) > 2) {
            throw broken("an ELF header with class " + start.get(4) + " and byte order " + start.get(5) + ", expected 1 or 2 for each");
        }
        wide = start.get(4) == 2;
        byteOrder = start.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        start.order(byteOrder);
        if (wide && start.limit() < 64) {
            throw broken("its header is cut");
        }
        type = Short.toUnsignedInt(start.getShort(16));
        long table = wide ? start.getLong(40) : Integer.toUnsignedLong(start.getInt(32));
        int entry = Short.toUnsignedInt(start.getShort(wide ? 58 : 46));
        int count = Short.toUnsignedInt(start.getShort(wide ? 60 : 48));
        int names = Short.toUnsignedInt(start.getShort(wide ? 62 : 50));
        if (table == 0) {
            throw new SourceException(path + ": has no section table, so no symbols: it was stripped; name the file with debug information");
        }
        readSections(table, entry, count, names);
    }

    private void readSections(long table, int entry, int count, int names) throws IOException, SourceException {
        int least = wide ? 64 : 40;
        if (entry < least || table < 0 || table > fileSize - least) {
            throw broken("its section table at byte " + table + " with entries of " + entry + " bytes does not fit the file's " + fileSize + " bytes");
        }
        ByteBuffer first = read(table, least);
        // More sections than 16 bits can count: the real numbers stand in the first header.
        long many = count != 0 ? count : wide ? first.getLong(32) : Integer.toUnsignedLong(first.getInt(20));
        int namesAt = names != 0xffff ? names : first.getInt(wide ? 40 : 24);
        if (many < 1 || many > MOST_SECTIONS || many * entry > fileSize - table || namesAt < 0 || namesAt >= many) {
            throw broken("its section table claims " + many + " entries at byte " + table + ", the file has " + fileSize + " bytes");
        }
        ByteBuffer all = read(table, (int) (many * entry));
        byte[] words = bytes(header(all, namesAt * entry, new byte[0]));
        List<Section> found = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            found.add(header(all, i * entry, words));
        }
        sections = List.copyOf(found);
    }

    private Section header(ByteBuffer all, int at, byte[] names) {
        String name = string(names, Integer.toUnsignedLong(all.getInt(at)));
        int kind = all.getInt(at + 4);
        return wide ? new Section(name, kind, all.getLong(at + 8), all.getLong(at + 24), all.getLong(at + 32), all.getInt(at + 40))
                : new Section(name, kind, Integer.toUnsignedLong(all.getInt(at + 8)), Integer.toUnsignedLong(all.getInt(at + 16)), Integer.toUnsignedLong(all.getInt(at + 20)), all.getInt(at + 24));
    }

    /** What stands in the section; a section that lies outside of the file is an error, one without bytes is empty. */
    byte[] bytes(Section section) throws IOException, SourceException {
        if (section.type() == NOBITS) {
            return new byte[0];
        }
        if ((section.flags() & COMPRESSED) != 0) {
            throw broken("section " + section.name() + " is compressed, expected a plain one");
        }
        if (section.offset() < 0 || section.size() < 0 || section.size() > fileSize || section.offset() > fileSize - section.size()) {
            throw broken("section " + section.name() + " at byte " + section.offset() + " with " + section.size() + " bytes lies outside of the file's " + fileSize + " bytes");
        }
        if (section.size() > MOST_BYTES) {
            throw broken("section " + section.name() + " has " + section.size() + " bytes, no kernel's has more than " + MOST_BYTES);
        }
        return read(section.offset(), (int) section.size()).array();
    }

    /** The text that begins there and ends with a zero; empty where nothing does. */
    static String string(byte[] table, long from) {
        if (from >= table.length) {
            return "";
        }
        int end = (int) from;
        while (end < table.length && table[end] != 0) {
            end++;
        }
        return new String(table, (int) from, end - (int) from, StandardCharsets.UTF_8);
    }

    private ByteBuffer read(long from, int length) throws IOException, SourceException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw broken("it ends at byte " + (from + bytes.position()) + ", expected more");
            }
        }
        bytes.flip();
        return byteOrder == null ? bytes : bytes.order(byteOrder);
    }

    SourceException broken(String what) {
        return new SourceException(path + ": is a damaged ELF file: " + what + "; copy the file again");
    }

    private static String kind(ByteBuffer start) {
        if (start.limit() < 4) {
            return start.limit() == 0 ? "an empty file" : "a file of " + start.limit() + " bytes";
        }
        return switch (start.getInt(0)) {
            case 0xfd377a58 -> "an xz file (unpack it with unxz)";
            case 0x28b52ffd -> "a zstd file (unpack it with unzstd)";
            default -> start.getShort(0) == 0x1f8b ? "a gzip file (unpack it with gunzip)" : start.getShort(0) == 0x4d5a ? "a bootable kernel image (vmlinuz, which carries no symbols)"
                    : String.format("bytes %08x", start.getInt(0));
        };
    }

    Path path() {
        return path;
    }

    /** Whether addresses are 64 bits wide. */
    boolean isWide() {
        return wide;
    }

    ByteOrder byteOrder() {
        return byteOrder;
    }

    /** An object to be linked or loaded, as modules are: its addresses count from the start of a section. */
    boolean isRelocatable() {
        return type == 1;
    }

    List<Section> sections() {
        return sections;
    }

    /** The first section of that name, or null. */
    Section section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst().orElse(null);
    }

    @Override
    public void close() throws SourceException {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new SourceException(path + ": cannot be closed (" + failure.getMessage() + ")");
        }
    }
}
