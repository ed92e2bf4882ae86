package racelane.lens;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import racelane.json.JsonTree;
import racelane.lens.EventRule.CallRule;
import racelane.lens.EventRule.FreeRule;
import racelane.lens.EventRule.LockRule;
import racelane.lens.EventRule.UnitRole;
import racelane.lens.EventRule.WarningRule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads lens files. The format is described in {@code LENSES.md} beside the built-in ones. */
public final class LensFile {
    /** A lens is written by hand; a larger file is something else. */
    private static final int MAX_BYTES = 1 << 20;
    private static final Set<String> KEYS = Set.of("lens", "about", "objects", "calls", "points", "locks", "waits", "frees", "warnings",
            "switches", "wakeups", "exits", "logs", "hypotheses", "machinery", "inlined", "probes", "records");
    /** Names of the built-in lenses, one a line, in the order in which they are asked. */
    private static final String INDEX = "index.txt";

    /** What an event of a probe can be said to do; where memory is handed out and looked at only a trace in the vocabulary tells. */
    private static final EnumSet<Deed> DEEDS = EnumSet.complementOf(EnumSet.of(Deed.ALLOC, Deed.ACCESS));

    private final Map<String, ObjectType> types = new LinkedHashMap<>();
    private final List<EventRule> rules = new ArrayList<>();
    private final LensNode root;

    private LensFile(LensNode root) {
        this.root = root;
    }

    /** The lenses that come with the program, in the order in which they are asked. */
    public static List<Lens> builtIn() throws LensException {
        List<Lens> lenses = new ArrayList<>();
        for (String name : new String(resource(INDEX), StandardCharsets.UTF_8).strip().split("\\R")) {
            lenses.add(parse(name, resource(name)));
        }
        return List.copyOf(lenses);
    }

    private static byte[] resource(String name) throws LensException {
        try (InputStream in = LensFile.class.getResourceAsStream("/racelane/lens/" + name)) {
            if (in == null) {
                throw new LensException("built-in lens " + name + " is missing from the program: build it again");
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new LensException("built-in lens " + name + ": cannot be read (" + failure.getMessage() + "): build the program again");
        }
    }

    /** Reads one file. */
    public static Lens read(Path file) throws LensException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new LensException(file + ": has " + Files.size(file) + " bytes, a lens file has at most " + MAX_BYTES + ": is it a trace?");
            }
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new LensException(file + ": cannot be read (" + failure.getMessage() + "): check the name and its permissions");
        }
    }

    /** Reads a lens from its bytes; {@code name} stands in messages. */
    public static Lens parse(String name, byte[] json) throws LensException {
        JsonNode tree;
        try {
            tree = JsonTree.read(json);
        } catch (JacksonException failure) {
            long line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            throw new LensException(name + ":" + line + ": is no JSON (" + failure.getOriginalMessage() + "): a lens file is one JSON object");
        }
        if (!tree.isObject()) {
            throw new LensException(name + ":1: is no JSON object: a lens file begins with { \"lens\": \"NAME\"");
        }
        return new LensFile(new LensNode(name, tree)).lens();
    }

    private Lens lens() throws LensException {
        for (String key : root.keys()) {
            if (!KEYS.contains(key)) {
                throw root.wrong("\"" + key + "\" is no part of a lens file; its parts are " + KEYS.stream().sorted().toList());
            }
        }
        for (LensNode object : root.list("objects")) {
            type(object);
        }
        for (LensNode call : root.list("calls")) {
            call(call);
        }
        for (LensNode point : root.list("points")) {
            CallRule rule = new CallRule(point.maybe("function"), point.text("event"), null, operation(point), null, null, null, null, point.maybe("inside"));
            rules.add(new EventRule(rule.entry(), Word.POINT, rule.operation().object(), null, rule, null, null, null));
        }
        simpleRules();
        List<Lens.Hypothesis> hypotheses = new ArrayList<>();
        for (LensNode node : root.list("hypotheses")) {
            hypotheses.add(new Lens.Hypothesis(node.text("name"), typeOf(node), node.text("count")));
        }
        Map<String, List<String>> inlined = new HashMap<>();
        LensNode inlinedNode = root.part("inlined");
        if (inlinedNode != null) {
            for (String outer : inlinedNode.keys()) {
                inlined.put(outer, inlinedNode.texts(outer));
            }
        }
        String about = root.maybe("about");
        return new Lens(root.text("lens"), about == null ? "" : about, List.copyOf(types.values()), List.copyOf(rules), hypotheses,
                root.texts("machinery"), inlined, ProbeParts.probes(root), ProbeParts.recorded(root));
    }

    private void type(LensNode node) throws LensException {
        List<ObjectType.Count> counts = new ArrayList<>();
        for (LensNode count : node.list("counts")) {
            counts.add(new ObjectType.Count(count.text("name"), count.numbers("offsets")));
        }
        if (counts.isEmpty()) {
            throw node.wrong("\"counts\" is missing: name at least the count that rules the object's life");
        }
        String name = node.text("type");
        types.put(name, new ObjectType(name, node.number("size", 4096), node.number("header", 0), node.flag("managed"), counts));
    }

    private ObjectType typeOf(LensNode node) throws LensException {
        ObjectType type = types.get(node.text("type"));
        if (type == null) {
            throw node.wrong("type \"" + node.text("type") + "\" is not among \"objects\", which has " + types.keySet());
        }
        return type;
    }

    private void call(LensNode node) throws LensException {
        LensNode holder = node.part("holder");
        LensNode returns = node.part("returns");
        CallRule rule = new CallRule(node.maybe("function"), node.text("entry"), node.maybe("return"), node.maybe("does") == null ? null : operation(node),
                holder == null ? null : holder.text("argument"), holder == null ? null : holder.text("kind"),
                choice(node, "unit", EnumSet.allOf(UnitRole.class)), returns == null ? null : returns.maybe("result"), null);
        String object = rule.operation() == null ? null : rule.operation().object();
        rules.add(new EventRule(rule.entry(), Word.CALL, object, null, rule, null, null, null));
        if (rule.returned() != null) {
            rules.add(new EventRule(rule.returned(), Word.RETURN, null, null, rule, null, null, null));
        }
    }

    private OperationRule operation(LensNode node) throws LensException {
        Deed deed = choice(node, "does", DEEDS);
        if (deed == null) {
            throw node.wrong("\"does\" is missing: one of init, get, put, remove, release, free, observe");
        }
        ObjectType type = typeOf(node);
        LensNode returns = node.part("returns");
        Map<String, String> counts = counts(node, type);
        String moves = node.maybe("moves") == null ? type.counts().get(0).name() : node.maybe("moves");
        if (type.count(moves) < 0) {
            throw node.wrong("\"moves\" names the count \"" + moves + "\", which " + type.name() + " does not have");
        }
        return new OperationRule(deed, type, node.text("object"), node.number("distance", 0), node.maybe("parent"), node.maybe("name"),
                node.maybe("index"), counts, moves, node.flag("own"), returns == null ? null : returns.maybe("index"),
                returns == null ? Map.of() : counts(returns, type));
    }

    private static Map<String, String> counts(LensNode node, ObjectType type) throws LensException {
        Map<String, String> counts = node.map("counts");
        for (String name : counts.keySet()) {
            if (type.count(name) < 0) {
                throw node.wrong("\"counts\" names \"" + name + "\", which " + type.name() + " does not have");
            }
        }
        return counts;
    }

    private void simpleRules() throws LensException {
        for (LensNode node : root.list("locks")) {
            LockRule lock = new LockRule(node.maybe("name"), node.maybe("kind"));
            String subject = node.text("argument");
            lock(node.maybe("request"), Word.REQUEST, subject, lock);
            lock(node.maybe("acquire"), Word.ACQUIRE, subject, lock);
            lock(node.maybe("release"), Word.RELEASE, subject, lock);
            lock(node.maybe("waited"), Word.WAITED, subject, lock);
        }
        for (LensNode node : root.list("frees")) {
            rules.add(new EventRule(node.text("event"), Word.FREE, node.text("pointer"), null, null, null,
                    new FreeRule(node.maybe("site"), node.maybe("managed")), null));
        }
        for (LensNode node : root.list("warnings")) {
            rules.add(new EventRule(node.text("event"), Word.WARN, node.maybe("counter"), null, null, null, null,
                    new WarningRule(node.maybe("value"), node.maybe("text"))));
        }
        for (LensNode node : root.list("switches")) {
            rules.add(new EventRule(node.text("event"), Word.SWITCH, node.text("next"), node.maybe("state"), null, null, null, null));
        }
        for (LensNode node : root.list("wakeups")) {
            rules.add(new EventRule(node.text("event"), Word.WAKEUP, node.text("task"), null, null, null, null, null));
        }
        for (LensNode node : root.list("exits")) {
            rules.add(new EventRule(node.text("event"), Word.EXIT, node.text("task"), null, null, null, null, null));
        }
        for (LensNode node : root.list("logs")) {
            rules.add(new EventRule(node.text("event"), Word.LOG, null, null, null, null, null, null));
        }
    }

    private void lock(String event, Word word, String subject, LockRule lock) {
        if (event != null) {
            rules.add(new EventRule(event, word, subject, null, null, lock, null, null));
        }
    }

    private static <E extends Enum<E>> E choice(LensNode node, String key, EnumSet<E> words) throws LensException {
        String word = node.maybe(key);
        if (word == null) {
            return null;
        }
        for (E value : words) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        List<String> all = new ArrayList<>();
        for (E value : words) {
            all.add(value.name().toLowerCase(Locale.ROOT));
        }
        throw node.wrong("\"" + key + "\" is \"" + word + "\"; one of " + all + " would be right");
    }
}
