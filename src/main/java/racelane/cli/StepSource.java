package racelane.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import racelane.analysis.CallSpan;
import racelane.session.CodePlaces;
import racelane.source.Place;
import racelane.source.SourceAnswer;
import racelane.source.SourceFrame;
import racelane.source.SourceLines;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files and lines of what stands in a trace; nothing of it unless --vmlinux was given. */
final class StepSource implements AutoCloseable {
    private final SourceLines lines;

    /** {@code lines} is null where nobody asked. */
    StepSource(SourceLines lines) {
        this.lines = lines;
    }

    boolean isWanted() {
        return lines != null;
    }

    /** Where the event stands in the code; null if it tells no place. */
    SourceAnswer ofStep(Trace trace, int row) {
        return at(CodePlaces.ofStep(trace, row));
    }

    /** The stack that was recorded with the event, innermost first. */
    List<SourceAnswer> ofStack(Trace trace, int row) {
        return trace.stack(row).stream().map(CodePlaces::ofStackEntry).filter(Objects::nonNull).map(lines::at).toList();
    }

    /** The function that a call is in. */
    SourceAnswer ofCall(Trace trace, CallSpan call) {
        return at(CodePlaces.ofCall(trace, call));
    }

    /** The line that made the call, known where its return was seen; null if not. */
    SourceAnswer ofCaller(Trace trace, CallSpan call) {
        return at(CodePlaces.ofCaller(trace, call));
    }

    private SourceAnswer at(Place place) {
        return place == null ? null : lines.at(place);
    }

    /** {@code { place, frames: [{function, file, line, text, inlined}], why }}, or null. */
    static void json(ObjectNode node, String key, SourceAnswer answer) {
        if (answer == null) {
            node.putNull(key);
        } else {
            fill(node.putObject(key), answer);
        }
    }

    static void json(ArrayNode list, SourceAnswer answer) {
        if (answer == null) {
            list.addNull();
        } else {
            fill(list.addObject(), answer);
        }
    }

    private static void fill(ObjectNode node, SourceAnswer answer) {
        ArrayNode frames = node.put("place", answer.place().toString()).putArray("frames");
        for (SourceFrame frame : answer.frames()) {
            frames.addObject().put("function", frame.function()).put("file", frame.file()).put("line", frame.line()).put("text", frame.text()).put("inlined", frame.inlined());
        }
        node.put("why", answer.why());
    }

    /** A line a frame, each behind {@code indent}; nothing for null. */
    static void print(PrintWriter out, String indent, String what, SourceAnswer answer) {
        if (answer == null) {
            return;
        }
        if (!answer.isKnown()) {
            out.println(indent + what + answer.place() + ": no line: " + answer.why());
        }
        for (SourceFrame frame : answer.frames()) {
            out.println(indent + what + (frame.inlined() ? "inlined " : "") + (frame.function() == null ? "?" : frame.function()) + "  " + frame.where() + (frame.text() == null ? "" : "  " + frame.text()));
        }
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.close();
        }
    }
}
