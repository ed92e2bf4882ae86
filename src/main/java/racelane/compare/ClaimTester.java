package racelane.compare;

import java.util.ArrayList;
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
    }

    /** Every claim of the mail, in the order of its sentences; takes as long as the searches. */
    public List<TestedClaim> test() {
        Map<Letter.Sentence, List<Claim>> claims = new LinkedHashMap<>();
        ClaimReader.of(letter).forEach(claim -> claims.computeIfAbsent(claim.sentence(), sentence -> new ArrayList<>()).add(claim));
        List<TestedClaim> tested = new ArrayList<>();
        claims.keySet().stream().sorted(java.util.Comparator.comparingLong(Letter.Sentence::line)).forEach(sentence -> tested.add(test(sentence, claims.get(sentence))));
        return List.copyOf(tested);
    }

    private TestedClaim test(Letter.Sentence sentence, List<Claim> claims) {
        List<TestedClaim.Answer> answers = new ArrayList<>();
        for (Claim claim : claims) {
            List<TestedClaim.Answer> found = new ArrayList<>(inReport(claim));
            found.addAll(models.of(claim));
            for (Capture capture : captures) {
                found.addAll(new CaptureAnswers(capture, models).of(claim));
            }
            found.forEach(answer -> answers.add(claim.negated() ? negated(answer) : answer));
        }
        return new TestedClaim(sentence, few(answers), answers.isEmpty() ? "no scenario, no capture and no frame of the report has what it names" : null);
    }

    /** A claim that something is not so holds where the search says that it is not. */
    private static TestedClaim.Answer negated(TestedClaim.Answer answer) {
        TestedClaim.Word word = switch (answer.word()) {
            case HOLDS -> TestedClaim.Word.NOT;
            case NOT -> TestedClaim.Word.HOLDS;
            default -> answer.word();
        };
        return new TestedClaim.Answer(word, answer.source(), answer.said(), answer.place(), answer.setting(), answer.options());
    }

    /** Of answers of captures that say the same the first two; the others are to be had by naming them alone. */
    private static List<TestedClaim.Answer> few(List<TestedClaim.Answer> answers) {
        List<TestedClaim.Answer> few = new ArrayList<>();
        Map<TestedClaim.Word, Integer> captures = new LinkedHashMap<>();
        for (TestedClaim.Answer answer : answers) {
            if (answer.source() != TestedClaim.Source.CAPTURE || captures.merge(answer.word(), 1, Integer::sum) <= 2) {
                few.add(answer);
            }
        }
        return few;
    }

    private List<TestedClaim.Answer> inReport(Claim claim) {
        if (claim.asked() == Claim.Asked.MEETS && ReportedKinds.of(report).contains(claim.kind())) {
            return List.of(TestedClaim.Answer.at(TestedClaim.Word.HOLDS, TestedClaim.Source.REPORT, "the kernel's message is \"" + report.message() + "\"", place(report.messageLine())));
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
        for (int i = at + 1; i < frames.size(); i++) {
            for (String part : frames.get(i).plainSymbol().split("_")) {
                if (part.length() > 2 && claim.words().contains(ClaimReader.stem(part))) {
                    return TestedClaim.Answer.at(TestedClaim.Word.HOLDS, TestedClaim.Source.REPORT, "its call trace has " + claim.function() + " under " + frames.get(i).plainSymbol(),
                            place(letter.lineOf(frame)) + ", " + place(letter.lineOf(frames.get(i))));
                }
            }
        }
        return TestedClaim.Answer.at(TestedClaim.Word.HOLDS, TestedClaim.Source.REPORT, "its call trace has " + claim.function(), place(letter.lineOf(frame)));
    }

    private String place(long line) {
        return file + ":" + line;
    }
}
