package racelane.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import racelane.session.Command;

/**
 * Which command a key means. Letters, digits and arrows are told by key code with their modifiers; signs
 * ({@code ?}, {@code +}) by the character, which stands on another key in each keyboard layout.
 */
final class KeyMap {
    private final Map<String, Command> commands = new LinkedHashMap<>();

    KeyMap(List<Command> all) {
        for (Command command : all) {
            for (String key : command.keys()) {
                Command other = commands.put(key, command);
                if (other != null) {
                    throw new IllegalStateException("key " + key + " belongs to " + other.id() + " and to " + command.id());
                }
            }
        }
    }

    /** The command of a pressed key, or null. */
    Command command(KeyEvent event) {
        Command named = commands.get(name(event));
        return named != null ? named : commands.get(sign(event));
    }

    /** {@code Ctrl+Shift+P}: as keys are written in the list of commands. */
    static String name(KeyEvent event) {
        return (event.isControlDown() ? "Ctrl+" : "") + (event.isAltDown() ? "Alt+" : "") + (event.isMetaDown() ? "Meta+" : "")
                + (event.isShiftDown() ? "Shift+" : "") + name(event.getCode());
    }

    private static String name(KeyCode code) {
        return switch (code) {
            case RIGHT, KP_RIGHT -> "Right";
            case LEFT, KP_LEFT -> "Left";
            case UP, KP_UP -> "Up";
            case DOWN, KP_DOWN -> "Down";
            case SPACE -> "Space";
            case HOME -> "Home";
            case END -> "End";
            case PAGE_UP -> "PageUp";
            case PAGE_DOWN -> "PageDown";
            case BACK_SPACE -> "Backspace";
            case ADD -> "+";
            case SUBTRACT -> "-";
            case NUMPAD0 -> "0";
            default -> code.getName();
        };
    }

    /** The sign that a key types, for keys without Ctrl, Alt and Meta. */
    private static String sign(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return "";
        }
        String text = event.getText();
        if (!text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0))) {
            boolean slash = text.equals("/") && event.isShiftDown();
            return slash ? "?" : text;
        }
        return switch (event.getCode()) {
            case PLUS -> "+";
            case MINUS -> "-";
            case EQUALS -> event.isShiftDown() ? "+" : "=";
            case SLASH -> event.isShiftDown() ? "?" : "/";
            case OPEN_BRACKET -> "[";
            case CLOSE_BRACKET -> "]";
            default -> "";
        };
    }
}
