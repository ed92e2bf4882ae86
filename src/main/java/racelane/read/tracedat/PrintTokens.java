package racelane.read.tracedat;

/** A print format as words: names, numbers, texts in quotes, signs. */
final class PrintTokens {
    /** What a word is. */
    enum Kind { NAME, NUMBER, TEXT, SIGN, END }

    private static final String[] SIGNS = {"->", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||"};

    private final String source;
    private int at;
    Kind kind;
    /** The word; of a text what it says. */
    String word;
    long number;

    PrintTokens(String source) {
        this.source = source;
        next();
    }

    boolean is(String wanted) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && word.equals(wanted);
    }

    /** Passes over a sign or name if it stands here. */
    boolean take(String wanted) {
        if (is(wanted)) {
            next();
            return true;
        }
        return false;
    }

    /** Where this word ends, to come back with {@link #back}. */
    int mark() {
        return at - consumed;
    }

    private int consumed;

    void back(int mark) {
        at = mark;
        next();
    }

    void next() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        int start = at;
        if (at >= source.length()) {
            kind = Kind.END;
            word = "";
        } else if (Character.isLetter(source.charAt(at)) || source.charAt(at) == '_') {
            while (at < source.length() && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_')) {
                at++;
            }
            kind = Kind.NAME;
            word = source.substring(start, at);
        } else if (Character.isDigit(source.charAt(at))) {
            number(start);
        } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
            quoted(source.charAt(at));
        } else {
            sign();
        }
        consumed = at - start;
    }

    private void number(int start) {
        int radix = 10;
        if (source.startsWith("0x", at) || source.startsWith("0X", at)) {
            radix = 16;
            at += 2;
        } else if (source.charAt(at) == '0') {
            radix = 8;
        }
        number = 0;
        while (at < source.length() && Character.digit(source.charAt(at), radix) >= 0) {
            number = number * radix + Character.digit(source.charAt(at++), radix);
        }
        while (at < source.length() && "uUlL".indexOf(source.charAt(at)) >= 0) {
            at++;
        }
        kind = Kind.NUMBER;
        word = source.substring(start, at);
    }

    private void quoted(char quote) {
        StringBuilder text = new StringBuilder();
        at++;
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at++);
            if (c == '\\' && at < source.length()) {
                char escaped = source.charAt(at++);
                c = switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case '0' -> '\0';
                    default -> escaped;
                };
            }
            text.append(c);
        }
        at = Math.min(source.length(), at + 1);
        word = text.toString();
        kind = quote == '"' ? Kind.TEXT : Kind.NUMBER;
        number = quote == '"' || word.isEmpty() ? 0 : word.charAt(0);
    }

    private void sign() {
        kind = Kind.SIGN;
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                word = sign;
                at += 2;
                return;
            }
        }
        word = source.substring(at, at + 1);
        at++;
    }
}
