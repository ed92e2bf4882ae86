package racelane.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.compare.ScenarioMatch;
import racelane.compare.StackBeside;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Verdict;
import racelane.trace.ReportFrame;

/** The search that a scenario's card on a report's page has started, one at a time, and what those before it found. */
final class CardSearch {
    private static final long SECONDS = 60;

    private final ScenarioSearch.Means means;
    private final Told told;
    private final RunBeside runs;
    private final Map<ScenarioMatch, Verdict> explored = new HashMap<>();
    private ScenarioMatch searched;
    private ScenarioSearch search;

    /** Says on a card how far its search is, or how it ended. */
    interface Told {
        void tell(ScenarioMatch match, String words, boolean busy, boolean alarm);
    }

    CardSearch(ScenarioSearch.Means means, Told told, RunBeside runs) {
        this.means = means;
        this.told = told;
        this.runs = runs;
    }

    /** Starts the card's search, or stops it if it runs; what is known to be reached is opened at once. */
    void turn(ScenarioMatch match, List<ReportFrame> frames) {
        boolean same = search != null && searched == match;
        stop();
        if (same) {
            return;
        }
        if (match.reached() != null) {
            runs.open(match.name(), match.set(), match.reached().schedule(), match.reached().finding(), match.beside(), match.why().get(1));
            return;
        }
        searched = match;
        search = new ScenarioSearch(match.program(), new ScenarioSearch.How(Options.standard(), Limits.standard().withSeconds(SECONDS)), means, new ScenarioSearch.Asker() {
            @Override
            public void progressed() {
                if (search != null) {
                    told.tell(match, search.progress(), true, false);
                }
            }

            @Override
            public void found(ScenarioSearch.Found found) {
                search = null;
                Verdict verdict = found.verdict();
                explored.put(match, verdict);
                tell(match, verdict);
                if (verdict.finding() != null) {
                    runs.open(match.name(), match.set(), verdict.schedule(), verdict.finding(), StackBeside.of(frames, verdict.finding().stack()), verdict.sentence());
                }
            }

            @Override
            public void failed(String reason) {
                search = null;
                told.tell(match, reason, false, true);
            }
        });
        told.tell(match, "exploring", true, false);
        search.start();
    }

    void stop() {
        if (search != null) {
            search.abandon();
            told.tell(searched, "stopped", false, false);
            search = null;
        }
    }

    private void tell(ScenarioMatch match, Verdict verdict) {
        told.tell(match, verdict.sentence(), false, verdict.outcome() == Verdict.Outcome.FAILED);
    }

    /** Says on every card what its search found: the cards are new. */
    void tellAgain() {
        explored.forEach(this::tell);
    }

    /** What searches have found, by card. */
    Map<ScenarioMatch, Verdict> explored() {
        return Map.copyOf(explored);
    }

    void forget() {
        explored.clear();
    }
}
