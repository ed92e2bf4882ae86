package racelane.cli;

import java.util.List;
import java.util.stream.Collectors;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;

/** Which counted object a word on the command line means: an address, or a name that an object had in one of its lives. */
final class ObjectChoice {
    /** Listed in a message before it only counts. */
    private static final int MOST_LISTED = 12;

    private ObjectChoice() {}

    /**
     * The one object meant; the only one there is if {@code word} is null.
     *
     * @throws VerbException if none or several are meant; it lists them
     */
    static CountedObject of(Analysis analysis, String word) throws VerbException {
        String file = analysis.trace().facts().file();
        List<CountedObject> meant = analysis.objects().stream().filter(object -> word == null || isNamed(object, word)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (analysis.objects().isEmpty()) {
            throw new VerbException(file + ": no lens knows a counted object in it; name a lens that does with --lens");
        }
        if (meant.isEmpty()) {
            throw new VerbException("--object " + word + ": " + file + " has no counted object of that name or address; there are " + list(analysis.objects()));
        }
        throw new VerbException((word == null ? file + " has " + meant.size() + " counted objects" : "--object " + word + ": " + file + " has " + meant.size() + " of that name")
                + ", name one by its address with --object: " + list(meant));
    }

    static boolean isNamed(CountedObject object, String word) {
        return Json.address(object.address()).equals(word) || object.name().equals(word) || object.lives().stream().anyMatch(life -> word.equals(life.name()));
    }

    private static String list(List<CountedObject> objects) {
        String listed = objects.stream().limit(MOST_LISTED).map(object -> Json.address(object.address()) + " (" + object.name() + ", " + object.curves().get(0).size() + " values)").collect(Collectors.joining(", "));
        return objects.size() > MOST_LISTED ? listed + " and " + (objects.size() - MOST_LISTED) + " more; info lists them" : listed;
    }
}
