package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.explore.Explorer;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Schedule;

class VariantTest {
    private static final String TEXT = """
            scenario "two"
            config FIX = 0;          // 1: get under the lock; 2: get unless zero, under RCU
            config BOTH = true;      // who runs
            config LOUD = false;     // true: it says so
            config ROUNDS = 3;
            int a;
            // ROUNDS: how often
            //         each of them runs; 7 is many
            // another comment
            thread one { repeat (ROUNDS) a = FIX; }
            """;

    private static Variant variant(Map<String, Long> set) throws ScenarioException {
        return Variant.of("two.race", Scenario.parse("two.race", TEXT), set);
    }

    @Test
    void choicesAreWhatTheCommentsSay() throws Exception {
        List<ConfigLine> configs = variant(Map.of()).configs();
        assertEquals(List.of("FIX", "BOTH", "LOUD", "ROUNDS"), configs.stream().map(ConfigLine::name).toList());
        assertEquals(List.of(new ConfigLine.Choice(0, "as the file has it"), new ConfigLine.Choice(1, "get under the lock"), new ConfigLine.Choice(2, "get unless zero, under RCU")),
                configs.get(0).choices());
        assertEquals(new ConfigLine("BOTH", 1, true, "who runs", List.of()), configs.get(1));
        assertEquals(List.of(new ConfigLine.Choice(0, "as the file has it"), new ConfigLine.Choice(1, "it says so")), configs.get(2).choices());
        assertEquals("true", configs.get(2).shown(1));
        assertEquals("how often each of them runs", configs.get(3).note());
        assertEquals(7, configs.get(3).choices().get(1).value());
    }

    @Test
    void aCommentOfItsOwnThatGoesOnBelowIsRead() throws Exception {
        Variant opener = Variant.of("below", Scenario.parse("m.race", """
                config FIX = 0;
                // FIX: 0 none; 1 a "gone" flag that get looks at, and nothing else; 2 the flag, and unbind waits for the users;
                //      3 unbind is refused while somebody has the device open
                int a;
                thread one { a = FIX; }
                """), Map.of());
        ConfigLine fix = opener.configs().stream().filter(line -> line.name().equals("FIX")).findFirst().orElseThrow();
        assertEquals(List.of(0L, 1L, 2L, 3L), fix.choices().stream().map(ConfigLine.Choice::value).toList());
        assertEquals("unbind is refused while somebody has the device open", fix.choices().get(3).words());
    }

    @Test
    void whatIsSetStandsInTitleAndCommandAndWhatIsNotDoesNot() throws Exception {
        Variant set = variant(Map.of("FIX", 2L, "ROUNDS", 3L));
        assertEquals("two.race FIX=2", set.title());
        assertEquals("BOTH=1 LOUD=0 ROUNDS=3", set.unset());
        assertEquals("echo 'one one' | java -jar target/racelane.jar run two.race --set FIX=2 --schedule -", set.replay(Schedule.parse("one one")));
        assertEquals("two.race", set.with(Map.of("FIX", 0L)).title());
        assertThrows(ScenarioException.class, () -> set.with(Map.of("NOTHING", 1L)));
    }

    @Test
    void theCommandsScheduleRunsTheVariantAgain() throws Exception {
        Variant set = variant(Map.of("ROUNDS", 2L));
        Drive drive = new Drive(set.program(), set.program().reuse);
        drive.run(1);
        drive.run(1);
        String command = set.replay(drive.schedule());
        Schedule printed = Schedule.parse(command.substring(command.indexOf('\'') + 1, command.lastIndexOf('\'')));
        assertEquals(drive.schedule(), Explorer.replay(set.program(), set.program().reuse, printed, false).schedule());
    }
}
