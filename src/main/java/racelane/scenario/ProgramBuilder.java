package racelane.scenario;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;

/** Gathers what a program consists of, in four passes over the file: names, layouts, bodies, checks. */
final class ProgramBuilder {
    /** Threads of one program: more interleave in no lifetime. */
    static final int MAX_THREADS = 1000;
    private static final int MAX_CODE = 1 << 20;

    final String file;
    final Errors errors;
    final Map<String, Long> configs = new LinkedHashMap<>();
    final Constants constants;
    final Types types = new Types();
    final Code code = new Code();
    final Map<String, Program.Global> globals = new LinkedHashMap<>();
    final Map<String, Integer> functionOf = new LinkedHashMap<>();
    final Map<String, Integer> parametersOf = new LinkedHashMap<>();
    final List<Program.Function> functions = new ArrayList<>();
    final List<Program.ThreadSpec> threads = new ArrayList<>();
    final List<Program.Work> works = new ArrayList<>();
    final Map<String, Integer> workOf = new LinkedHashMap<>();
    final Map<String, Integer> fieldNames = new LinkedHashMap<>();
    final List<String> strings = new ArrayList<>();
    final List<Program.Supposition> suppositions = new ArrayList<>();
    final List<Program.Check> always = new ArrayList<>();
    final List<Program.Check> atEnd = new ArrayList<>();
    final List<Program.Frames> frames = new ArrayList<>();
    final EnumSet<FindingKind> never = EnumSet.noneOf(FindingKind.class);
    final EnumSet<FindingKind> allowed = EnumSet.noneOf(FindingKind.class);
    boolean neverGiven;
    boolean ownsUsed;
    boolean selfUsed;
    ReuseMode reuse = ReuseMode.ANY;
    String title;
    int init = -1;
    int callback;
    int globalCells;
    private final CommonTokenStream tokens;
    private final boolean syntaxWrong;

    ProgramBuilder(String file, CommonTokenStream tokens, Errors errors) {
        this.file = file;
        this.tokens = tokens;
        this.errors = errors;
        this.syntaxWrong = errors.any();
        this.constants = new Constants(configs, errors);
    }

    void build(RaceParser.FileContext tree, Map<String, Long> chosen) {
        title = tree.STRING() == null ? file : Strings.unquote(tree.STRING().getText());
        new Declarations(this).declare(tree, chosen);
        new Bodies(this).compile(tree);
        suppose(tree);
        if (code.here() > MAX_CODE) {
            errors.at(tree.getStart(), "the program has " + code.here() + " instructions, " + MAX_CODE + " are possible: write less");
        }
        if (!errors.any() && threads.isEmpty() && init < 0) {
            errors.at(1, 1, "nothing runs here: write a thread, for example thread reader { … }");
        }
    }

    /** Keeps what is supposed of the threads that run and the configs that are set. */
    private void suppose(RaceParser.FileContext tree) {
        for (RaceParser.ItemContext item : tree.item()) {
            if (!(item instanceof RaceParser.SupposeItemContext suppose) || suppose.name() == null || suppose.STRING() == null) {
                continue;
            }
            String name = suppose.name().getText();
            boolean runs = threads.stream().anyMatch(thread -> thread.name().equals(name));
            boolean declared = tree.item().stream().anyMatch(one -> one instanceof RaceParser.ThreadItemContext thread && thread.name() != null && thread.name().getText().equals(name));
            if (!declared && !configs.containsKey(name)) {
                unknown(suppose.name().getStart(), "there is no thread and no config " + name + ": a suppose names one of them");
            } else if (runs || configs.getOrDefault(name, 0L) != 0) {
                suppositions.add(new Program.Supposition(name, Strings.unquote(suppose.STRING().getText()), suppose.getStart().getLine()));
            }
        }
    }

    /** SHA-256 of the source, in hexadecimal digits. */
    String digest() {
        try {
            byte[] text = tokens.getTokenSource().getInputStream().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java has SHA-256", none);
        }
    }

    EnumSet<FindingKind> failing() {
        EnumSet<FindingKind> failing = EnumSet.copyOf(never);
        for (FindingKind kind : FindingKind.values()) {
            if (kind.alwaysFails() || !neverGiven && kind.failsByDefault()) {
                failing.add(kind);
            }
        }
        failing.removeAll(allowed);
        return failing;
    }

    /** Something refers to a name that is not there. Where the syntax is wrong too the name may only have been skipped. */
    void unknown(Token at, String message) {
        if (!syntaxWrong) {
            errors.at(at, message);
        }
    }

    int fieldName(String name) {
        return fieldNames.computeIfAbsent(name, n -> fieldNames.size());
    }

    int string(String text) {
        int known = strings.indexOf(text);
        if (known >= 0) {
            return known;
        }
        strings.add(text);
        return strings.size() - 1;
    }

    /** The source of a construct on one line, shortened. */
    String source(ParserRuleContext context) {
        if (context.getStop() == null || context.getStop().getStopIndex() < context.getStart().getStartIndex()) {
            return "";
        }
        String text = context.getStart().getInputStream()
                .getText(Interval.of(context.getStart().getStartIndex(), context.getStop().getStopIndex()));
        return brief(text.replaceAll("\\s+", " "));
    }

    static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }

    int tokenCount() {
        return tokens.size();
    }
}
