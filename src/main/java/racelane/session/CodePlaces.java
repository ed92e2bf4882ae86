package racelane.session;

import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.source.Place;
import racelane.trace.Body;
import racelane.trace.Trace;

/** Which places in the kernel's code stand in a trace: what {@link racelane.source.SourceLines} is asked for. Pure functions. */
public final class CodePlaces {
    private CodePlaces() {}

    /** Where the event stands in the code: its probe, or the call site that it tells; null if it tells none. */
    public static Place ofStep(Trace trace, int row) {
        Body body = trace.body(row);
        Place place = Place.ofSite(body.site());
        String callSite = place == null ? body.arg("call_site") : null;
        Place called = callSite == null ? null : Place.parse(callSite);
        return place != null ? place : called != null ? called.asReturn() : null;
    }

    /** An entry of a stack that was recorded with an event: its address is one to return to. Null if it names no place. */
    public static Place ofStackEntry(String entry) {
        Place place = Place.parse(entry);
        return place == null ? null : place.asReturn();
    }

    /** The function that a call is in; null if its name is none of the kernel's. */
    public static Place ofCall(Trace trace, CallSpan call) {
        Place entered = Place.ofSite(trace.body(call.fromRow()).site());
        return entered != null && !entered.returned() && entered.symbol().equals(call.function()) ? entered : Place.parse(call.function());
    }

    /** The line that made the call, known where its return was seen; null if not. */
    public static Place ofCaller(Trace trace, CallSpan call) {
        Place back = call.returned() ? Place.ofSite(trace.body(call.toRow()).site()) : null;
        return back == null || !back.returned() ? null : back;
    }

    /** The innermost call that the thread of a step is inside of after it; null if it is in none that was seen. */
    public static CallSpan innermost(Analysis analysis, int row) {
        List<CallSpan> calls = analysis.stateAt(row).threads().stream().filter(thread -> thread.lane() == analysis.trace().lane(row))
                .findFirst().map(thread -> thread.stack()).orElse(List.of());
        return calls.isEmpty() ? null : calls.get(calls.size() - 1);
    }
}
