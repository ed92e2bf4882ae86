package racelane.read;

/** Names of arguments from formats in which a name may be any text. */
public final class ArgumentName {
    private static final int LONGEST = 100;

    private ArgumentName() {}

    /** The name as {@link racelane.trace.Body} knows names: letters, digits and underscores, no digit first. */
    public static String of(String name) {
        StringBuilder word = new StringBuilder();
        name.codePoints().limit(LONGEST).forEach(c -> word.append(c < 128 && (Character.isLetterOrDigit(c) || c == '_') ? (char) c : '_'));
        return word.length() == 0 || Character.isDigit(word.charAt(0)) ? "_" + word : word.toString();
    }
}
