package racelane;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: who may import whom, and what may not stand anywhere. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("racelane");

    /** Room → rooms it may import. A row is a promise; exceptions stand under {@link #DEBTS}. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("trace", List.of()),
            Map.entry("order", List.of()),
            Map.entry("picture", List.of()),
            Map.entry("json", List.of()),
            Map.entry("report", List.of("trace")),
            Map.entry("read", List.of("trace", "report")),
            Map.entry("source", List.of("trace")),
            Map.entry("lens", List.of("trace", "json")),
            Map.entry("probe", List.of("lens")),
            Map.entry("scenario", List.of("trace", "order")),
            Map.entry("sim", List.of("trace", "order", "scenario")),
            Map.entry("explore", List.of("trace", "order", "scenario", "sim")),
            Map.entry("analysis", List.of("trace", "lens", "order", "report")),
            Map.entry("compare", List.of("trace", "lens", "analysis", "scenario", "sim", "explore", "report")),
            Map.entry("notes", List.of("trace")),
            Map.entry("timeline", List.of("trace", "lens", "analysis", "notes", "picture", "source")),
            Map.entry("export", List.of("trace", "lens", "analysis", "compare", "timeline", "notes", "picture", "source")),
            Map.entry("session", List.of("trace", "json", "read", "lens", "analysis", "compare", "timeline", "notes", "scenario", "sim", "explore", "report", "source")),
            Map.entry("catalog", List.of("trace", "json", "read", "lens", "analysis", "compare", "timeline", "notes", "picture", "scenario", "sim", "explore", "export", "session", "report", "source")),
            Map.entry("cli", List.of("trace", "read", "lens", "analysis", "compare", "timeline", "notes", "picture", "scenario", "sim", "explore", "export", "session", "catalog", "report", "source", "probe")),
            Map.entry("ui", List.of("trace", "read", "lens", "analysis", "compare", "timeline", "notes", "picture", "scenario", "sim", "explore", "export", "session", "catalog", "report", "source", "probe"))));

    /** Rules broken for now, each "room -> room: why". It starts empty and should end so. */
    private static final List<String> DEBTS = List.of();

    @TestFactory
    Stream<DynamicTest> roomsImportOnlyWhatTheMapAllows() {
        return ARROWS.entrySet().stream().map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
            List<String> forbidden = ARROWS.keySet().stream().filter(room -> !room.equals(row.getKey()) && !row.getValue().contains(room))
                    .filter(room -> DEBTS.stream().noneMatch(debt -> debt.startsWith(row.getKey() + " -> " + room + ":"))).map(room -> "racelane." + room + "..").toList();
            noClasses().that().resideInAPackage("racelane." + row.getKey() + "..").should().dependOnClassesThat().resideInAnyPackage(forbidden.toArray(String[]::new))
                    .because("the arrows of the house go one way: " + row.getKey() + " may import " + row.getValue()).allowEmptyShould(true).check(HOUSE);
        }));
    }

    @Test
    void everyRoomIsOnTheMap() {
        List<String> unknown = HOUSE.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith("racelane.")).map(name -> name.split("\\.")[1]).distinct()
                .filter(room -> !ARROWS.containsKey(room)).toList();
        assertEquals(List.of(), unknown, "rooms without a row in the map");
    }

    @Test
    void formatsDoNotKnowEachOther() {
        slices().matching("racelane.read.(*)..").should().notDependOnEachOther().because("a format is taken out by deleting its folder").allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("racelane.(*)..").should().beFreeOfCycles().because("what happened comes before what it means, and that before what it looks like").check(HOUSE);
    }

    @Test
    void onlyTheWindowKnowsTheToolkit() {
        noClasses().that().resideOutsideOfPackage("racelane.ui..").should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun..")
                .because("everything below ui is tested and run without a toolkit").check(HOUSE);
    }

    @Test
    void runLaterStandsInOneClass() {
        noClasses().that(not("racelane.ui.FxThread")).should().callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                .because("one door leads to the toolkit's thread: FxThread").check(HOUSE);
    }

    @Test
    void threadsAreMadeInOneClass() {
        noClasses().that(not("racelane.PoolWorkers")).should().dependOnClassesThat(DescribedPredicate.describe("make threads",
                        (JavaClass type) -> List.of("java.lang.Thread$Builder", "java.util.concurrent.Executors", "java.util.concurrent.ThreadPoolExecutor", "java.util.concurrent.ForkJoinPool",
                                "java.util.concurrent.CompletableFuture", "java.util.Timer").contains(type.getName())))
                .because("Workers is the one source of threads, handed down by Main").check(HOUSE);
        noClasses().that(not("racelane.PoolWorkers")).should().callConstructor(Thread.class, Runnable.class).orShould().callConstructor(Thread.class, Runnable.class, String.class)
                .because("Workers is the one source of threads, handed down by Main").check(HOUSE);
    }

    @Test
    void theClockIsReadInOneClass() {
        noClasses().that(not("racelane.Main")).should().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
                .because("Ticker is the one clock, handed down by Main, so that runs and tests are repeatable").check(HOUSE);
    }

    @Test
    void simulationKnowsNeitherThreadsNorClocks() {
        noClasses().that().resideInAnyPackage("racelane.scenario..", "racelane.sim..").should().dependOnClassesThat().haveFullyQualifiedName("racelane.trace.Workers")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("racelane.trace.Ticker").because("the same schedule gives the same trace, byte for byte").allowEmptyShould(true).check(HOUSE);
        noClasses().that().resideInAnyPackage("racelane.scenario..", "racelane.sim..", "racelane.explore..").should().callMethod(Math.class, "random")
                .because("every run can be repeated from its seed").allowEmptyShould(true).check(HOUSE);
    }

    @Test
    void nothingIsStaticAndMutable() {
        fields().that().areStatic().and().areDeclaredInClassesThat(resideInAPackage("racelane..").and(DescribedPredicate.not(DescribedPredicate.describe("generated by the grammar",
                        (JavaClass type) -> type.isAssignableTo("org.antlr.v4.runtime.Recognizer") || type.getName().contains("RaceParser") || type.getName().contains("RaceLexer")))))
                .should().beFinal().because("two windows in one program must not know of each other").check(HOUSE);
    }

    @Test
    void noSubsystemIsKnownByName() throws IOException {
        Pattern words = Pattern.compile("\\bmtd\\b|\\bspi\\b|\\b[mM]td[A-Z_]\\w*|\\bmtd\\w+|\\bMTD\\w*|\\bMtd\\w*|\\bspi_\\w*|\\bSpi[A-Z]\\w*");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    Matcher matcher = words.matcher(lines.get(i));
                    if (matcher.find()) {
                        found.add(file + ":" + (i + 1) + ": " + matcher.group());
                    }
                }
            }
        }
        assertEquals(List.of(), found, "lenses and scenarios know subsystems, Java does not");
    }

    @Test
    void everyRoomHasItsPage() throws IOException {
        List<String> without = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/racelane"))) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    List<String> names = files.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".java")).toList();
                    if (!names.isEmpty() && !names.contains("package-info.java")) {
                        without.add(folder.toString());
                    }
                }
            }
        }
        assertTrue(without.isEmpty(), "rooms without a package-info: " + without);
    }

    private static DescribedPredicate<JavaClass> not(String name) {
        return DescribedPredicate.describe("are not " + name, type -> !type.getName().equals(name) && !type.getName().startsWith(name + "$"));
    }
}
