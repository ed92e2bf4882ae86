package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void idsAndWordsAreUnique() {
        List<Command> all = Commands.all();
        assertEquals(all.size(), all.stream().map(Command::id).distinct().count());
        assertEquals(all.size(), all.stream().map(Command::words).distinct().count());
    }

    @Test
    void noKeyMeansTwoCommands() {
        Set<String> seen = new HashSet<>();
        for (Command command : Commands.all()) {
            for (String key : command.keys()) {
                assertTrue(seen.add(key), key + " is given twice, the second time to " + command.id());
            }
        }
    }

    @Test
    void theKeysOfTheReferenceAreThere() {
        for (String key : List.of("Right", "Left", "Shift+Right", "Shift+Left", "Alt+Right", "Alt+Left", "Ctrl+Right", "Ctrl+Left", "N", "P", "Space",
                "Home", "End", "G", "+", "-", "0", "T", "F", "Ctrl+F", "Ctrl+Shift+C", "Ctrl+Shift+P", "?")) {
            assertTrue(Commands.all().stream().anyMatch(command -> command.keys().contains(key)), key + " does nothing");
        }
    }

    @Test
    void anUnknownIdIsRefusedByName() {
        assertEquals("no command is called fly", assertThrows(IllegalArgumentException.class, () -> Commands.get("fly")).getMessage());
    }
}
