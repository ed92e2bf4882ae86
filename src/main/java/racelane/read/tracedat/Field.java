package racelane.read.tracedat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of an event, as its format file declares it:
 * <pre>
 *     field:char prev_comm[16];          offset:8;   size:16;  signed:0;
 *     field:__data_loc char[] name;      offset:28;  size:4;   signed:1;
 *     field:unsigned long args[6];       offset:16;  size:48;  signed:0;
 * </pre>
 *
 * @param elementSize of an array, else its own size
 */
record Field(String name, int offset, int size, boolean signed, Kind kind, boolean chars, int elementSize) {
    /** How its bytes are found. */
    enum Kind {
        NUMBER,
        /** In its place; one of size 0 is all that follows (kernels before 6.2 declare it without brackets). */
        ARRAY,
        /** Elsewhere in the record: its place holds where (low 16 bits, from the record's start) and how long (high 16 bits). */
        DATA_LOC,
        /** The same, counted from the end of its place. */
        REL_LOC
    }

    private static final Pattern LINE = Pattern.compile(
            "\\s*field(?: special)?:([^;]{1,400});\\s*offset:(\\d{1,6});\\s*size:(\\d{1,6});(?:\\s*signed:(\\d);)?.*");
    private static final Pattern DECLARATION = Pattern.compile("(.*?)(\\w+)\\s*(\\[[^\\]]*\\])?\\s*");

    /** The field of a line, or null if it is none. */
    static Field parse(String line, int longSize) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return null;
        }
        Matcher declared = DECLARATION.matcher(parts.group(1));
        if (!declared.matches()) {
            return null;
        }
        String type = declared.group(1).strip();
        int size = Integer.parseInt(parts.group(3));
        Kind kind = type.startsWith("__data_loc") ? Kind.DATA_LOC : type.startsWith("__rel_loc") ? Kind.REL_LOC
                : declared.group(3) != null || type.endsWith("]") || size == 0 ? Kind.ARRAY : Kind.NUMBER;
        String element = kind == Kind.NUMBER ? type : type.replace("__data_loc", "").replace("__rel_loc", "").replace("[]", "").strip();
        int elementSize = kind == Kind.NUMBER ? size : sizeOf(element, longSize);
        boolean chars = kind != Kind.NUMBER && element.matches("(const |unsigned |signed )*char");
        return new Field(declared.group(2), Integer.parseInt(parts.group(2)), size, "1".equals(parts.group(4)), kind, chars, elementSize);
    }

    /** The size of a type by its name, where it matters: of elements. */
    static int sizeOf(String type, int longSize) {
        String plain = type.replace("const ", "").replace("unsigned ", "").replace("signed ", "").strip();
        return switch (plain) {
            case "char", "u8", "s8", "__u8", "__s8", "bool", "uint8_t", "int8_t" -> 1;
            case "short", "u16", "s16", "__u16", "__s16", "__le16", "__be16", "uint16_t" -> 2;
            case "long long", "u64", "s64", "__u64", "__s64", "__le64", "__be64", "uint64_t", "sector_t", "dma_addr_t" -> 8;
            case "long", "size_t", "unsigned", "uintptr_t", "ssize_t" -> plain.equals("unsigned") ? 4 : longSize;
            default -> plain.endsWith("*") ? longSize : 4;
        };
    }
}
