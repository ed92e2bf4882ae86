package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a page of the ring buffer begins, from events/header_page (kernel/trace/ring_buffer.c,
 * ring_buffer_print_page_header):
 * <pre>
 *     field: u64 timestamp;   offset:0;   size:8;     signed:0;
 *     field: local_t commit;  offset:8;   size:8;     signed:1;
 *     field: int overwrite;   offset:8;   size:1;     signed:1;
 *     field: char data;       offset:16;  size:4080;  signed:0;
 * </pre>
 *
 * @param commitAt   where the count of used bytes stands
 * @param commitSize its bytes, which are those of a long in the kernel
 * @param dataAt     where the events begin
 */
record PageLayout(int commitAt, int commitSize, int dataAt) {
    private static final Pattern FIELD = Pattern.compile("field:[^;]*\\b(commit|data);\\s*offset:(\\d{1,4});\\s*size:(\\d{1,8});");

    static PageLayout of64() {
        return new PageLayout(8, 8, 16);
    }

    static PageLayout parse(byte[] text) throws DamagedException {
        int commitAt = -1;
        int commitSize = 0;
        int dataAt = -1;
        Matcher fields = FIELD.matcher(new String(text, StandardCharsets.ISO_8859_1));
        while (fields.find()) {
            if (fields.group(1).equals("commit")) {
                commitAt = Integer.parseInt(fields.group(2));
                commitSize = Integer.parseInt(fields.group(3));
            } else {
                dataAt = Integer.parseInt(fields.group(2));
            }
        }
        if (commitAt < 8 || commitSize != 4 && commitSize != 8 || dataAt < commitAt + commitSize || dataAt > 256) {
            throw new DamagedException("header_page does not say where a page's events begin: the layout of 64-bit kernels is used");
        }
        return new PageLayout(commitAt, commitSize, dataAt);
    }
}
