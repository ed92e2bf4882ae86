package racelane.read.tracedat;

import java.io.IOException;

/** The sections that versions 6 and 7 share: in version 6 they stand one behind the other, in version 7 each has a place of its own. */
final class DatSections {
    private DatSections() {}

    /** events/header_page and events/header_event. */
    static void headers(Cursor in, DatContents contents) throws IOException, DamagedException {
        in.expect("header_page");
        byte[] page = in.bytes(in.u64());
        in.expect("header_event");
        in.bytes(in.u64());
        try {
            contents.layout = PageLayout.parse(page);
            contents.formats.longSize(contents.layout.commitSize());
        } catch (DamagedException wrong) {
            contents.damaged(wrong.getMessage());
        }
    }

    /** Formats of the tracers' own events. */
    static void ftraceFormats(Cursor in, DatContents contents) throws IOException, DamagedException {
        for (long left = in.u32(); left > 0; left--) {
            contents.formats.add("ftrace", in.piece(in.u64()));
        }
    }

    /** Formats of all other events, by their systems. */
    static void eventFormats(Cursor in, DatContents contents) throws IOException, DamagedException {
        for (long systems = in.u32(); systems > 0; systems--) {
            String system = in.word();
            for (long left = in.u32(); left > 0; left--) {
                contents.formats.add(system, in.piece(in.u64()));
            }
        }
    }

    /** A block whose size stands before it in 4 bytes. */
    static byte[] sized32(Cursor in) throws IOException, DamagedException {
        return in.bytes(in.u32());
    }

    /** A block whose size stands before it in 8 bytes. */
    static byte[] sized64(Cursor in) throws IOException, DamagedException {
        return in.bytes(in.u64());
    }
}
