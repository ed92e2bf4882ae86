package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.report.Letter;
import racelane.report.OwnFrames;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;

/**
 * Asks of each claim of a mail whether it holds: in the report itself, in the scenarios by a search, in captures that lie
 * beside. What nothing can be asked of is said to be untested. Not for several threads at once.
 */
public final class ClaimTester {
    private static final int MOST_CAPTURES = 2;

    private final Letter letter;
    private final KernelReport report;
    private final String file;
    private final ModelAnswers models;
    private final List<Capture> captures;

    /**
     * @param file     the mail, as its places are named
     * @param models   answers by search
     * @param captures those that may be asked
     */
    public ClaimTester(Letter letter, String file, ModelAnswers models, List<Capture> captures) {
        this.letter = letter;
        this.report = letter.report();
        this.file = file;
        this.models = models;
        this.captures = List.copyOf(captures);
        models.prefer(letter);
    }

    /** Every claim of the mail, in the order of its sentences; takes as long as the searches. */
    public List<TestedClaim> test() {
        Map<Letter.Sentence, List<Claim>> claims = new LinkedHashMap<>();
        ClaimReader.of(letter).forEach(claim -> claims.computeIfAbsent(claim.sentence(), sentence -> new ArrayList<>()).add(claim));
        List<TestedClaim> tested = new ArrayList<>();
        claims.keySet().stream().sorted(Comparator.comparingLong(Letter.Sentence::line)).forEach(sentence -> tested.add(test(sentence, claims.get(sentence))));
        return List.copyOf(tested);
    }

    private TestedClaim test(Letter.Sentence sentence, List<Claim> claims) {
        List<TestedClaim.Answer> answers = new ArrayList<>();
        for (Claim claim : claims) {
            List<TestedClaim.Answer> found = new ArrayList<>(inReport(claim));
            found.addAll(models.of(claim));
            for (Capture capture : captures) {
                found.addAll(new CaptureAnswers(capture, models, report.function()).of(claim));
            }
            few(found).forEach(answer -> answers.add(claim.negated() ? answer.negated() : answer));
        }
        return new TestedClaim(sentence, answers, answers.isEmpty() ? untested(claims.get(0)) : null);
    }

    /** Of what captures say the two answers of each kind with most behind them; what none of them tells only where none tells anything. */
    private static List<TestedClaim.Answer> few(List<TestedClaim.Answer> answers) {
        List<TestedClaim.Answer> few = new ArrayList<>(answers.stream().filter(answer -> answer.source() != TestedClaim.Source.CAPTURE).toList());
        for (TestedClaim.Word word : List.of(TestedClaim.Word.HOLDS, TestedClaim.Word.NOT, TestedClaim.Word.OPEN)) {
            boolean told = few.stream().anyMatch(answer -> answer.source() == TestedClaim.Source.CAPTURE);
            answers.stream().filter(answer -> answer.source() == TestedClaim.Source.CAPTURE && answer.word() == word && !(told && word == TestedClaim.Word.OPEN))
                    .sorted(Comparator.comparingInt(TestedClaim.Answer::weight).reversed()).limit(MOST_CAPTURES).forEach(few::add);
        }
        return few;
    }

    private static String untested(Claim claim) {
        return switch (claim.asked()) {
            case CALLS -> "no frame of the report, no scenario and no capture has " + claim.function();
            case GETS, PUTS -> "no scenario has a thread by a name that stands in it, so that nobody can be asked whether it " + (claim.asked() == Claim.Asked.GETS ? "takes" : "gives back") + " a reference";
            case RACES -> "it names nobody who races with whom, by a name that a thread of a scenario has";
            case MEETS -> "no scenario that has the report's functions can be asked for " + claim.kind().word();
        };
    }

    private List<TestedClaim.Answer> inReport(Claim claim) {
        if (claim.asked() == Claim.Asked.MEETS && ReportedKinds.of(report).contains(claim.kind())) {
            return List.of(TestedClaim.Answer.at(claim.asked(), TestedClaim.Word.HOLDS, TestedClaim.Source.REPORT, "the kernel's message is \"" + report.message() + "\"", place(report.messageLine())));
        }
        if (claim.asked() != Claim.Asked.CALLS) {
            return List.of();
        }
        List<ReportFrame> frames = new OwnFrames().of(report);
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).plainSymbol().equals(claim.function())) {
                return List.of(called(claim, frames, i));
            }
        }
        return List.of();
    }

    private TestedClaim.Answer called(Claim claim, List<ReportFrame> frames, int at) {
        ReportFrame frame = frames.get(at);
        List<String> meant = models.meant(claim).stream().map(one -> ClaimReader.stem(one.thread())).toList();
        for (int i = at + 1; i < frames.size(); i++) {
            for (String part : frames.get(i).plainSymbol().split("_")) {
                if (meant.contains(ClaimReader.stem(part))) {
                    return TestedClaim.Answer.at(claim.asked(), TestedClaim.Word.HOLDS, TestedClaim.Source.REPORT, "its call trace has " + claim.function() + " under " + frames.get(i).plainSymbol(),
                            place(letter.lineOf(frame)) + ", " + place(letter.lineOf(frames.get(i))));
                }
            }
        }
        return TestedClaim.Answer.at(claim.asked(), TestedClaim.Word.HOLDS, TestedClaim.Source.REPORT, "its call trace has " + claim.function(), place(letter.lineOf(frame)));
    }

    private String place(long line) {
        return file + ":" + line;
    }
}
