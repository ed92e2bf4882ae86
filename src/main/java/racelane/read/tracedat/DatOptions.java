package racelane.read.tracedat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that mean the same in both versions, by their ids in trace-cmd.dat.v7(5). Others are passed over by their size. */
final class DatOptions {
    static final int DONE = 0;
    static final int DATE = 1;
    static final int CPUSTAT = 2;
    static final int BUFFER = 3;
    static final int TRACECLOCK = 4;
    private static final int UNAME = 5;
    private static final int OFFSET = 7;
    private static final int CPUCOUNT = 8;
    private static final int GUEST = 13;
    private static final int TSC2NSEC = 14;

    private static final Pattern CLOCK = Pattern.compile("\\[([\\w-]{1,40})\\]");
    private static final Pattern CPU = Pattern.compile("^CPU: (\\d{1,5})\\b");

    private DatOptions() {}

    static void take(int id, byte[] data, DatContents contents) throws IOException, DamagedException {
        Numbers numbers = contents.header.numbers();
        switch (id) {
            case DATE -> contents.time.add(whole(text(data)) * 1_000);
            case OFFSET -> contents.time.add(whole(text(data)));
            case CPUSTAT -> {
                Matcher cpu = CPU.matcher(text(data));
                if (cpu.find()) {
                    contents.statCpus.add(Integer.parseInt(cpu.group(1)));
                }
            }
            case TRACECLOCK -> clock(data, contents);
            case UNAME -> {
                String[] words = text(data).strip().split(" ");
                contents.kernel = words.length > 2 ? words[2] : contents.kernel;
            }
            case CPUCOUNT -> {
                long count = new Cursor(data, numbers, "option CPUCOUNT").u32();
                contents.cpus = count > 0 && count <= 0x10000 ? (int) count : contents.cpus;
            }
            case GUEST -> contents.guests.add(new Cursor(data, numbers, "option GUEST").word());
            case TSC2NSEC -> {
                Cursor in = new Cursor(data, numbers, "option TSC2NSEC");
                contents.time.scale(in.u32(), (int) Math.min(in.u32(), 63));
                in.u64();
            }
            default -> { }
        }
    }

    /** The clock that is in brackets in the text of trace_clock, if one is. */
    static void clock(byte[] data, DatContents contents) {
        Matcher on = CLOCK.matcher(text(data));
        contents.clock = on.find() ? on.group(1) : contents.clock;
    }

    static String text(byte[] data) {
        int length = 0;
        while (length < data.length && data[length] != 0) {
            length++;
        }
        return new String(data, 0, length, StandardCharsets.UTF_8);
    }

    /** A number as strtoll reads it, decimal or with 0x; 0 if it is none. */
    private static long whole(String text) {
        try {
            return Long.decode(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
