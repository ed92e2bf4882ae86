package racelane.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text files beside this room. */
final class Resource {
    private Resource() {}

    /** Lines that are no comment, in order. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Resource.class.getResourceAsStream(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    lines.add(line.strip());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " cannot be read from the program's own file", broken);
        }
        return lines;
    }
}
