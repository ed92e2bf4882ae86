package racelane.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of a program by number: scalars first, then structs and arrays. A scalar takes one cell, a
 * list two (next and previous); sizes in bytes follow the language's rule: 8 for each field.
 */
public final class Types {
    public static final int INT = 0;
    public static final int BOOL = 1;
    public static final int PTR = 2;
    public static final int REFCOUNT = 3;
    public static final int FNPTR = 4;
    public static final int LIST = 5;
    public static final int MUTEX = 6;
    public static final int RWSEM = 7;
    public static final int SPINLOCK = 8;
    public static final int COMPLETION = 9;
    public static final int TABLE = 10;
    public static final int FIRST_STRUCT = 11;

    private static final String[] SCALARS =
            {"int", "bool", "ptr", "refcount", "fnptr", "list", "mutex", "rwsem", "spinlock", "completion", "table"};

    /** Slab classes of the kernel's kmalloc, in bytes. */
    private static final int[] CLASSES = {8, 16, 32, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096, 8192};

    /** A member of a struct. */
    public record Field(String name, int offset, int type, boolean owns) {}

    static final class Layout {
        final String name;
        int cells;
        long bytes;
        final Map<String, Field> fields = new LinkedHashMap<>();
        int element = -1;
        int count;
        int[] kinds;
        String[] paths;
        boolean[] owns;

        Layout(String name) {
            this.name = name;
        }
    }

    private final List<Layout> layouts = new ArrayList<>();
    private final Map<String, Integer> structs = new LinkedHashMap<>();
    private final Map<Long, Integer> arrays = new LinkedHashMap<>();

    Types() {
        for (int type = 0; type < SCALARS.length; type++) {
            Layout scalar = new Layout(SCALARS[type]);
            scalar.cells = type == LIST ? 2 : 1;
            scalar.bytes = 8;
            layouts.add(scalar);
        }
    }

    static int scalar(String word) {
        for (int type = 0; type < SCALARS.length; type++) {
            if (SCALARS[type].equals(word)) {
                return type;
            }
        }
        return -1;
    }

    int addStruct(String name) {
        layouts.add(new Layout(name));
        structs.put(name, layouts.size() - 1);
        return layouts.size() - 1;
    }

    int array(int element, int count) {
        Integer known = arrays.get((long) element << 32 | count);
        if (known != null) {
            return known;
        }
        Layout layout = new Layout(name(element) + "[" + count + "]");
        layout.element = element;
        layout.count = count;
        layout.cells = cells(element) * count;
        layout.bytes = bytes(element) * count;
        layouts.add(layout);
        arrays.put((long) element << 32 | count, layouts.size() - 1);
        return layouts.size() - 1;
    }

    Layout layout(int type) {
        return layouts.get(type);
    }

    public int count() {
        return layouts.size();
    }

    /** The struct's number, or -1. */
    public int struct(String name) {
        return structs.getOrDefault(name, -1);
    }

    Map<String, Integer> structs() {
        return structs;
    }

    public String name(int type) {
        return layouts.get(type).name;
    }

    public int cells(int type) {
        return layouts.get(type).cells;
    }

    public long bytes(int type) {
        return layouts.get(type).bytes;
    }

    public boolean isStruct(int type) {
        return type >= FIRST_STRUCT && layouts.get(type).element < 0;
    }

    public boolean isArray(int type) {
        return layouts.get(type).element >= 0;
    }

    /** Element type of an array, or -1. */
    public int element(int type) {
        return layouts.get(type).element;
    }

    public int length(int type) {
        return layouts.get(type).count;
    }

    /** A member by name, or null. */
    public Field field(int type, String name) {
        return layouts.get(type).fields.get(name);
    }

    /** The slab class of a struct: an index into the kernel's sizes, or -1 if it is larger than the largest. */
    public int slabClass(int type) {
        for (int i = 0; i < CLASSES.length; i++) {
            if (bytes(type) <= CLASSES[i]) {
                return i;
            }
        }
        return -1;
    }

    /** The scalar that lies in that cell of the type, -1 beyond its end; the second cell of a list is a list. */
    public int kindAt(int type, int offset) {
        int[] kinds = flat(type).kinds;
        return offset >= 0 && offset < kinds.length ? kinds[offset] : -1;
    }

    /** What people call that cell: {@code item.refs}, {@code a[2]}; empty for a scalar itself and beyond the end. */
    public String pathAt(int type, int offset) {
        String[] paths = flat(type).paths;
        return offset >= 0 && offset < paths.length ? paths[offset] : "";
    }

    /** Whether that cell was declared {@code owns}. */
    public boolean ownsAt(int type, int offset) {
        boolean[] owns = flat(type).owns;
        return offset >= 0 && offset < owns.length && owns[offset];
    }

    /** Works out every cell of every type, so that what follows only reads. */
    void freeze() {
        for (int type = 0; type < layouts.size(); type++) {
            flat(type);
        }
    }

    private Layout flat(int type) {
        Layout layout = layouts.get(type);
        if (layout.kinds == null) {
            int[] kinds = new int[layout.cells];
            layout.paths = new String[layout.cells];
            layout.owns = new boolean[layout.cells];
            flatten(type, 0, "", false, kinds, layout);
            layout.kinds = kinds;
        }
        return layout;
    }

    private void flatten(int type, int at, String path, boolean owns, int[] kinds, Layout into) {
        Layout layout = layouts.get(type);
        if (layout.element >= 0) {
            for (int i = 0; i < layout.count; i++) {
                flatten(layout.element, at + i * cells(layout.element), path + "[" + i + "]", owns, kinds, into);
            }
        } else if (type >= FIRST_STRUCT) {
            for (Field field : layout.fields.values()) {
                String below = path.isEmpty() ? field.name() : path + "." + field.name();
                flatten(field.type(), at + field.offset(), below, field.owns(), kinds, into);
            }
        } else {
            for (int i = 0; i < layout.cells; i++) {
                kinds[at + i] = type;
                into.paths[at + i] = path;
                into.owns[at + i] = owns;
            }
        }
    }
}
