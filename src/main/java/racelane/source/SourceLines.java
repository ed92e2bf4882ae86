package racelane.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files and lines of places in kernel code. The first question to an image takes seconds, the time its line
 * table takes to read: never on a thread that must not wait. Safe for several threads, which take turns;
 * an answer is found once and kept.
 */
public final class SourceLines implements AutoCloseable {
    /** How long a symbolizer may take for one answer: the first one reads up to a gigabyte of debug information. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<KernelImage> images;
    private final SourceTree tree;
    private final Map<Place, SourceAnswer> known = new HashMap<>();

    private SourceLines(List<KernelImage> images, SourceTree tree) {
        this.images = images;
        this.tree = tree;
    }

    /**
     * Opens images, a vmlinux and modules' .ko, in any order. No program is started yet.
     *
     * @param sources  the top of the sources, or null for no texts
     * @param programs as {@link SymbolizerProgram#find} finds them
     * @param patience how long one answer may take
     * @throws SourceException if one of them cannot be used, or there is no program
     */
    public static SourceLines open(List<Path> images, Path sources, List<SymbolizerProgram> programs, Duration patience) throws SourceException {
        SourceTree tree = sources == null ? null : new SourceTree(sources);
        List<KernelImage> opened = new ArrayList<>();
        for (Path image : images) {
            opened.add(KernelImage.open(image, programs, patience));
        }
        return new SourceLines(List.copyOf(opened), tree);
    }

    /**
     * Opens what the options {@code --vmlinux} and {@code --src} name, with a program of the search path.
     *
     * @return null where no image was named
     * @throws SourceException as {@link #open}, or if sources were named without an image
     */
    public static SourceLines asked(List<Path> images, Path sources, String pathVariable) throws SourceException {
        if (images.isEmpty() && sources != null) {
            throw new SourceException("--src " + sources + ": needs the image whose lines are to be shown; name it with --vmlinux FILE");
        }
        return images.isEmpty() ? null : open(images, sources, SymbolizerProgram.find(pathVariable), PATIENCE);
    }

    /** What is known of a place; why not where nothing is. */
    public synchronized SourceAnswer at(Place place) {
        SourceAnswer answer = known.get(place);
        if (answer == null) {
            answer = find(place);
            known.put(place, answer);
        }
        return answer;
    }

    private SourceAnswer find(Place place) {
        SourceAnswer first = null;
        for (KernelImage image : images) {
            if (Objects.equals(image.module(), place.module())) {
                SourceAnswer answer = ask(image, place);
                if (answer.isKnown()) {
                    return answer;
                }
                first = first == null ? answer : first;
            }
        }
        if (first != null) {
            return first;
        }
        return SourceAnswer.unknown(place, place.module() == null ? "it is a function of the kernel itself: name its vmlinux with --vmlinux"
                : "it is a function of the module " + place.module() + ": name its .ko with another --vmlinux");
    }

    private SourceAnswer ask(KernelImage image, Place place) {
        try {
            SourceAnswer answer = image.at(place);
            return tree == null ? answer : new SourceAnswer(place, answer.frames().stream().map(tree::complete).toList(), answer.why());
        } catch (SourceException failure) {
            return SourceAnswer.unknown(place, failure.getMessage());
        }
    }

    /** Ends the programs. */
    @Override
    public synchronized void close() {
        images.forEach(KernelImage::close);
    }
}
