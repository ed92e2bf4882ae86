package racelane.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racelane.catalog.Opening;
import racelane.lens.LensException;
import racelane.session.LensUse;

/**
 * The lens files by which one trace is understood: those that the window was given, and those that its session names.
 *
 * @param opening the usual one where the session adds nothing
 * @param uses    each file, and what is wrong with it
 */
record LensFiles(Opening opening, List<LensUse> uses) {
    /** @param named by the session, in the order in which they are asked */
    static LensFiles of(Opening usual, List<Path> named) {
        List<Path> given = usual.lensFiles().stream().map(file -> file.toAbsolutePath().normalize()).toList();
        List<LensUse> uses = new ArrayList<>();
        Opening with = usual;
        // The last one first: each goes before those that are there.
        for (int i = named.size() - 1; i >= 0; i--) {
            Path file = named.get(i);
            if (!given.contains(file)) {
                try {
                    with = with.withLensFile(file);
                    uses.add(0, new LensUse(file, null));
                } catch (LensException wrong) {
                    uses.add(0, new LensUse(file, wrong.getMessage()));
                }
            }
        }
        given.forEach(file -> uses.add(new LensUse(file, null)));
        return new LensFiles(with, List.copyOf(uses));
    }
}
