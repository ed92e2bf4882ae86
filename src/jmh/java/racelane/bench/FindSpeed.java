package racelane.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.session.Finder;
import racelane.timeline.Timeline;

/** How long a search takes that finds nothing, and one that finds rare things: both look at every event. */
public final class FindSpeed {
    private FindSpeed() {}

    public static void main(String[] args) throws Exception {
        Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(Path.of(args[0]), Progress.none()));
        Finder finder = new Finder(timeline);
        String[] wanted = args.length > 1 ? List.of(args).subList(1, args.length).toArray(String[]::new)
                : new String[] {"no_such_text", "contention_begin: 00000000fcc01f10", "refs=5 parent", "7ffcb190"};
        for (int round = 0; round < 2; round++) {
            for (String text : wanted) {
                long start = System.nanoTime();
                int found = finder.find(text, timeline.trace().size() / 2, 200, () -> false, soFar -> { }).rows().count();
                System.out.printf(Locale.ROOT, "%s: %d found in %.2f s%n", text, found, (System.nanoTime() - start) / 1e9);
            }
        }
    }
}
