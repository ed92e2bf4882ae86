package racelane.scenario;

/** Strings as the language writes them. */
final class Strings {
    private Strings() {}

    /** The text between the quotes, escapes resolved. */
    static String unquote(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\' && i + 1 < quoted.length() - 1) {
                i++;
                c = switch (quoted.charAt(i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    default -> quoted.charAt(i);
                };
            }
            text.append(c);
        }
        return text.toString();
    }

    /** How many arguments a printk format wants; -1 if it has a conversion that is not d, u, x, s, p, ld, lu, lx or %. */
    static int conversions(String format) {
        int count = 0;
        for (int i = 0; i < format.length(); i++) {
            if (format.charAt(i) != '%') {
                continue;
            }
            i++;
            while (i < format.length() && "0123456789-+ #l".indexOf(format.charAt(i)) >= 0) {
                i++;
            }
            if (i == format.length() || "diuxXspc%".indexOf(format.charAt(i)) < 0) {
                return -1;
            }
            count += format.charAt(i) == '%' ? 0 : 1;
        }
        return count;
    }
}
