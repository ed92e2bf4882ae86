package racelane.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racelane.report.Letter;
import racelane.scenario.FindingKind;

/**
 * Finds what the sentences of a mail claim, by the words in which kernel people say it: that somebody calls a function,
 * takes or gives back a reference, races with another, or that a count, a lock or memory goes wrong in a known way.
 * It knows verbs and kinds of failure and no subsystem. A sentence with none of them is no claim here.
 */
public final class ClaimReader {
    private static final String REFERENCE = "\\s+(?:[\\w/&-]+\\s+){0,4}?(?:references?|refs?|refcounts?|ref\\s?counts?|krefs?)\\b";
    private static final Pattern GETS = pattern("\\b(?:holds?|holding|held|takes?|taking|took|gets?|getting|got|acquires?|acquired|grabs?|keeps?|has|have|having|gains?)" + REFERENCE);
    private static final Pattern PUTS = pattern("\\b(?:puts?|putting|drops?|dropping|dropped|releases?|releasing|released|gives?\\s+back|gave\\s+back|loses?)" + REFERENCE);
    private static final Pattern CALLS = pattern("\\b(?:via|calls?|calling|called|invokes?|invoking|through|enters?|entering|reaches|runs?|running|by|in|from)\\s+`?([a-z_]\\w+)\\(\\)");
    private static final Pattern RACES = pattern("\\brac(?:e|es|ing|y)\\b|\\bsimultaneous(?:ly)?\\b|\\bconcurrent(?:ly)?\\b|\\bat the same time\\b|\\bin parallel\\b");
    private static final Pattern NOT = pattern("\\b(?:not|never|no|without|neither|nor|nobody|cannot)\\b|n't\\b");
    private static final Pattern PATH = Pattern.compile("(?<![\\w.])/(?:proc|sys|dev|run|tmp|etc)/[\\w./-]*\\w");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");
    private static final Map<FindingKind, Pattern> MEETS = meets();

    private record Said(Claim.Asked asked, String function, FindingKind kind, boolean negated, int at) {}

    private ClaimReader() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** In the order in which a sentence that says several is told: what was done before what came of it. */
    private static Map<FindingKind, Pattern> meets() {
        Map<FindingKind, Pattern> meets = new EnumMap<>(FindingKind.class);
        meets.put(FindingKind.DOUBLE_FREE, pattern("\\bdouble[- ]free\\b|\\bfree[sd]? twice\\b|\\bfreed again\\b"));
        meets.put(FindingKind.ADDITION_ON_ZERO, pattern("\\baddition on (?:0|zero)\\b|\\bincrement(?:s|ed)? (?:on|from) (?:0|zero)\\b|\\bresurrect(?:s|ed)?\\b"));
        meets.put(FindingKind.UNDERFLOW, pattern("\\bunderflow(?:s|ed)?\\b|\\b(?:goes|went|becomes|gets|drops) negative\\b|\\b(?:goes|went|falls|drops) below (?:0|zero)\\b|\\bnegative (?:ref|count)"));
        meets.put(FindingKind.SATURATED, pattern("\\b(?:ref)?count(?:er)? (?:saturates|overflows|is saturated)\\b"));
        meets.put(FindingKind.USE_AFTER_FREE, pattern("\\buse[- ]after[- ]free\\b|\\bUAF\\b|\\bfree[sd]?\\b.{0,20}\\b(?:while|before)\\b.{0,30}\\b(?:access(?:ed|es|ing)?|in use|used|using|referenced|held|open)\\b|\\baccess(?:es|ed)?\\b.{0,20}\\bfreed\\b|\\bfreed (?:memory|object|device|structure)\\b"));
        meets.put(FindingKind.DEADLOCK, pattern("\\bdeadlock(?:s|ed)?\\b|\\bcircular lock"));
        meets.put(FindingKind.LEAK, pattern("\\bleak(?:s|ed|ing)?\\b"));
        return meets;
    }

    /** The claims of a letter, in order of their sentences; what is asked twice comes once, with the sentence nearest to the report's analysis: the last. */
    public static List<Claim> of(Letter letter) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (Letter.Sentence sentence : letter.sentences()) {
            for (Claim claim : of(sentence)) {
                claims.remove(claim.question());
                claims.put(claim.question(), claim);
            }
        }
        return List.copyOf(claims.values());
    }

    static List<Claim> of(Letter.Sentence sentence) {
        String text = sentence.text();
        List<Claim> claims = new ArrayList<>();
        // Blanks keep every word at its place.
        StringBuilder rest = new StringBuilder(PATH.matcher(text).replaceAll(one -> " ".repeat(one.group().length())));
        List<Said> found = new ArrayList<>();
        add(Claim.Asked.CALLS, CALLS, rest, found);
        add(Claim.Asked.GETS, GETS, rest, found);
        add(Claim.Asked.PUTS, PUTS, rest, found);
        add(Claim.Asked.RACES, RACES, rest, found);
        MEETS.forEach((kind, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                found.add(new Said(Claim.Asked.MEETS, null, kind, isNegated(text, matcher.start()), matcher.start()));
            }
        });
        Set<String> words = stems(rest.toString());
        // That they run at the same time is told last: what they do comes first.
        found.sort(java.util.Comparator.comparing((Said said) -> said.asked() == Claim.Asked.RACES).thenComparingInt(Said::at));
        found.forEach(said -> claims.add(new Claim(sentence, said.asked(), said.function(), said.kind(), words, paths(text), said.negated())));
        return claims;
    }

    /** Takes what was said out of the text, so that the verb is not taken for who does it. */
    private static void add(Claim.Asked asked, Pattern pattern, StringBuilder rest, List<Said> found) {
        Matcher matcher = pattern.matcher(rest);
        if (matcher.find()) {
            found.add(new Said(asked, matcher.groupCount() > 0 ? matcher.group(1) : null, null, isNegated(rest.toString(), matcher.start()), matcher.start()));
            rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
        }
    }

    /** Files that a sentence names. */
    static List<String> paths(String text) {
        return PATH.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
    }

    private static boolean isNegated(String text, int before) {
        Matcher not = NOT.matcher(text.substring(Math.max(0, before - 24), before));
        return not.find();
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new LinkedHashSet<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            stems.add(stem(word.group()));
        }
        return stems;
    }

    /** A word without the endings by which who does something differs from what is done: reader, reading, reads. */
    static String stem(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        for (String ending : List.of("ing", "ers", "er", "ed", "s")) {
            if (small.endsWith(ending) && small.length() - ending.length() >= 3) {
                return small.substring(0, small.length() - ending.length());
            }
        }
        return small;
    }
}
