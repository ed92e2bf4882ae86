package racelane.ui;

import java.util.function.Consumer;

/** The search that the scenario on the desk is under: one at a time, which the same key starts and stops. */
final class DeskSearch {
    private final ScenarioSearch.Means means;
    private final Teller teller;
    private final Runnable changed;
    private ScenarioSearch running;

    DeskSearch(ScenarioSearch.Means means, Teller teller, Runnable changed) {
        this.means = means;
        this.teller = teller;
        this.changed = changed;
    }

    boolean isRunning() {
        return running != null;
    }

    /** How far it is, for people. */
    String progress() {
        return running.progress();
    }

    void start(OpenScenario of, ScenarioSearch.How how, Consumer<ScenarioSearch.Found> found) {
        ScenarioSearch.How asked = new ScenarioSearch.How(how.options().withReuse(of.drive().reuse()), how.limits());
        running = new ScenarioSearch(of.variant().program(), asked, means, new ScenarioSearch.Asker() {
            @Override
            public void progressed() {
                changed.run();
            }

            @Override
            public void found(ScenarioSearch.Found what) {
                running = null;
                found.accept(what);
                changed.run();
            }

            @Override
            public void failed(String reason) {
                running = null;
                teller.notice(reason);
                changed.run();
            }
        });
        running.start();
        changed.run();
    }

    /** Ends it with what it has found by now. */
    void stop() {
        running.stop();
        changed.run();
    }

    /** Gives it up: nobody is told any more. */
    void abandon() {
        if (running != null) {
            running.abandon();
            running = null;
        }
    }
}
