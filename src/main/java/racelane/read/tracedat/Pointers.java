package racelane.read.tracedat;

/** How %p and its extensions show a pointer, or the bytes it points to. */
final class Pointers {
    private Pointers() {}

    /** An address that points out of the record. */
    static String address(long address, String extension, int longSize, KernelNames names) {
        char kind = extension.isEmpty() ? ' ' : extension.charAt(0);
        switch (kind) {
            case 's', 'f' -> {
                String function = names.function(address);
                String module = function == null ? null : names.module(address);
                return function == null ? "0x" + Long.toHexString(address) : module == null ? function : function + " [" + module + "]";
            }
            case 'S', 'F', 'B' -> {
                return names.place(address);
            }
            case 'x' -> {
                return Long.toHexString(address);
            }
            default -> {
                // The kernel shows a hash here, unless it was told not to; the record has the address itself.
                String hex = Long.toHexString(longSize == 4 ? address & 0xffff_ffffL : address);
                return "0".repeat(Math.max(0, longSize * 2 - hex.length())) + hex;
            }
        }
    }

    /** Bytes of the record: hardware addresses, internet addresses, bytes in hexadecimal. */
    static String bytes(Event event, Event.Span span, String extension) {
        char kind = extension.isEmpty() ? 'h' : extension.charAt(0);
        byte[] bytes = event.bytes();
        StringBuilder text = new StringBuilder();
        if ((kind == 'I' || kind == 'i') && extension.startsWith("4", 1)) {
            for (int i = 0; i < 4 && i < span.length(); i++) {
                text.append(i > 0 ? "." : "").append(bytes[span.from() + i] & 0xff);
            }
            return text.toString();
        }
        int most = kind == 'M' || kind == 'm' ? 6 : kind == 'I' || kind == 'i' || kind == 'U' ? 16 : 64;
        String between = kind == 'M' || kind == 'I' ? ":" : kind == 'h' ? " " : "";
        boolean pairs = kind == 'I' || kind == 'i';
        for (int i = 0; i < most && i < span.length(); i++) {
            boolean dash = kind == 'U' && (i == 4 || i == 6 || i == 8 || i == 10);
            text.append(dash ? "-" : i > 0 && (!pairs || i % 2 == 0) ? between : "");
            text.append(Character.forDigit(bytes[span.from() + i] >>> 4 & 15, 16)).append(Character.forDigit(bytes[span.from() + i] & 15, 16));
        }
        return text.toString();
    }
}
