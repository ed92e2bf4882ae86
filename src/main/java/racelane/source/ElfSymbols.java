package racelane.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The functions of an ELF file's symbol table. A function's span is what kallsyms counts as its size: up
 * to the next symbol, padding included (kernel/kallsyms.c, get_symbol_pos, 6.12), which is not the size that
 * the symbol table gives.
 */
final class ElfSymbols {
    private final List<ElfFile.Section> sections;
    private final byte[] names;
    private final int[] nameAt;
    private final int[] section;
    private final long[] value;
    private final long[] size;
    /** A section's number and its symbols' addresses, in order, without repeats. */
    private final long[][] starts;

    /**
     * A function.
     *
     * @param address in the file: a virtual address, or in a module the offset in its section
     * @param section name of its section
     * @param size    as the symbol table has it
     * @param span    bytes up to the next symbol of the section; -1 if it is the last
     */
    record Function(long address, String section, long size, long span) {
        /** Whether kallsyms can have counted that size for it. The symbol after the last one of a section is not known here. */
        boolean canHaveSize(long told) {
            return told == span || told == size || span < 0 && told >= size;
        }
    }

    private ElfSymbols(ElfFile elf, ByteBuffer table, byte[] names) {
        this.names = names;
        sections = elf.sections();
        int entry = elf.isWide() ? 24 : 16;
        int count = table.limit() / entry;
        int[] name = new int[count];
        int[] place = new int[count];
        long[] values = new long[count];
        long[] sizes = new long[count];
        int kept = 0;
        for (int at = 0; at + entry <= table.limit(); at += entry) {
            int in = Short.toUnsignedInt(table.getShort(at + (elf.isWide() ? 6 : 14)));
            int kind = table.get(at + (elf.isWide() ? 4 : 12)) & 15;
            int word = table.getInt(at);
            // Types 3 and 4 are sections and files.
            if (in < sections.size() && sections.get(in).isExecutable() && kind != 3 && kind != 4 && isName(word)) {
                name[kept] = word;
                place[kept] = in;
                values[kept] = elf.isWide() ? table.getLong(at + 8) : Integer.toUnsignedLong(table.getInt(at + 4));
                sizes[kept] = elf.isWide() ? table.getLong(at + 16) : Integer.toUnsignedLong(table.getInt(at + 8));
                kept++;
            }
        }
        nameAt = Arrays.copyOf(name, kept);
        section = Arrays.copyOf(place, kept);
        value = Arrays.copyOf(values, kept);
        size = Arrays.copyOf(sizes, kept);
        starts = starts();
    }

    /** @throws SourceException if there is no symbol table, or one that does not hold together */
    static ElfSymbols of(ElfFile elf) throws IOException, SourceException {
        ElfFile.Section table = elf.sections().stream().filter(section -> section.type() == ElfFile.SYMTAB).findFirst()
                .orElseThrow(() -> new SourceException(elf.path() + ": has no symbol table: it was stripped; name the file with debug information (Debian: linux-image-…-dbg)"));
        if (table.link() < 0 || table.link() >= elf.sections().size()) {
            throw elf.broken("its symbol table names section " + table.link() + " for its words, there are " + elf.sections().size());
        }
        return new ElfSymbols(elf, ByteBuffer.wrap(elf.bytes(table)).order(elf.byteOrder()), elf.bytes(elf.sections().get(table.link())));
    }

    /** kallsyms leaves out what the compiler and the assembler name for themselves (scripts/mksysmap, 6.12): local labels, mapping symbols. */
    private boolean isName(int at) {
        if (at < 0 || at >= names.length || names[at] == 0 || names[at] == '$') {
            return false;
        }
        return !(names[at] == '.' && at + 1 < names.length && names[at + 1] == 'L');
    }

    private long[][] starts() {
        long[][] bySection = new long[sections.size()][];
        int[] counts = new int[sections.size()];
        for (int in : section) {
            counts[in]++;
        }
        for (int i = 0; i < section.length; i++) {
            int in = section[i];
            if (bySection[in] == null) {
                bySection[in] = new long[counts[in]];
            }
            bySection[in][--counts[in]] = value[i];
        }
        for (long[] one : bySection) {
            if (one != null) {
                Arrays.sort(one);
            }
        }
        return bySection;
    }

    /** Functions of that name, one for each address; several static ones may share a name. */
    List<Function> find(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        List<Function> found = new ArrayList<>();
        for (int i = 0; i < nameAt.length; i++) {
            int end = nameAt[i] + wanted.length;
            if (end < names.length && names[end] == 0 && Arrays.equals(names, nameAt[i], end, wanted, 0, wanted.length)) {
                Function function = new Function(value[i], sections.get(section[i]).name(), size[i], span(section[i], value[i]));
                if (found.stream().noneMatch(other -> other.address() == function.address() && other.section().equals(function.section()))) {
                    found.add(function);
                }
            }
        }
        return found;
    }

    private long span(int in, long address) {
        long[] all = starts[in];
        int at = Arrays.binarySearch(all, address);
        while (at >= 0 && at < all.length && all[at] == address) {
            at++;
        }
        return at < 0 || at >= all.length ? -1 : all[at] - address;
    }
}
