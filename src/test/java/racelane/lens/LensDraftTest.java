package racelane.lens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.lens.LensDraft.Meaning;
import racelane.lens.LensDraft.Saying;
import racelane.testkit.Analyses;
import racelane.testkit.Traces;
import racelane.trace.Trace;

/** What is said of kprobe events of a driver that no lens knows is a lens: counts and findings follow. */
class LensDraftTest {
    private static final String FROB = "0xffff888101230000";

    static final Saying CREATE = new Saying("frob_create", Meaning.INIT, "f", "frob", null, "frob_create_ret", "users");
    static final Saying GET = new Saying("frob_get", Meaning.GET, "f", "frob", "users", "frob_get_ret", "users");
    static final Saying PUT = new Saying("frob_put", Meaning.PUT, "f", "frob", "users", null, null);

    private static Trace trace() throws Exception {
        return Traces.start()
                .event("sh-10", 0, "frob_create", "(frob_create+0x0/0x40 [frob]) f=" + FROB)
                .event("sh-10", 0, "frob_create_ret", "(frob_probe+0x1/0x2 [frob] <- frob_create) f=" + FROB + " users=1")
                .event("cat-11", 1, "frob_get", "(frob_get+0x0/0x40 [frob]) f=" + FROB + " users=1")
                .event("cat-11", 1, "frob_get_ret", "(frob_open+0x1/0x2 [frob] <- frob_get) f=" + FROB + " users=2")
                .event("cat-11", 1, "frob_put", "(frob_put+0x0/0x40 [frob]) f=" + FROB + " users=2")
                .event("sh-10", 0, "frob_drop", "(frob_drop+0x0/0x40 [frob]) f=" + FROB + " users=1")
                .event("cat-11", 1, "frob_get", "(frob_get+0x0/0x40 [frob]) f=" + FROB + " users=0")
                .event("cat-11", 1, "frob_get_ret", "(frob_open+0x1/0x2 [frob] <- frob_get) f=" + FROB + " users=1")
                .analysis().trace();
    }

    @Test
    void anInventedDriverGetsACountAndAFinding() throws Exception {
        Trace trace = trace();
        assertTrue(Analysis.of(trace, LensFile.builtIn()).objects().isEmpty(), "no lens knows it");
        LensDraft draft = LensDraft.of("said").with(CREATE).with(GET).with(PUT).with(new Saying("frob_drop", Meaning.OWN_PUT, "f", "frob", "users", null, null));
        Analysis analysis = Analysis.of(trace, List.of(draft.lens()));
        CountedObject object = analysis.objects().get(0);
        assertEquals("frob", object.type().name());
        assertEquals("users", object.type().counts().get(0).name());
        assertTrue(object.curves().get(0).size() >= 4);
        assertEquals(List.of("addition-on-zero"), analysis.findings().stream().map(finding -> finding.kind()).toList());
        assertEquals(6, analysis.findings().get(0).row());
    }

    @Test
    void theFileSaysWhatWasSaid() throws Exception {
        String json = LensDraft.of("said").with(CREATE).with(GET).with(PUT).with(new Saying("frob_lock", Meaning.ACQUIRE, "l", null, null, null, null)).json();
        assertEquals("""
                {
                  "lens": "said",
                  "about": "what was said of frob_create, frob_get, frob_put, frob_lock",
                  "objects": [
                    {"type":"frob","size":1,"counts":[{"name":"users","offsets":[]}]}
                  ],
                  "calls": [
                    {"entry":"frob_create","return":"frob_create_ret","does":"init","type":"frob","object":"f","returns":{"counts":{"users":"users"}}},
                    {"entry":"frob_get","return":"frob_get_ret","does":"get","type":"frob","object":"f","counts":{"users":"users"},"returns":{"counts":{"users":"users"}}},
                    {"entry":"frob_put","does":"put","type":"frob","object":"f","counts":{"users":"users"}}
                  ],
                  "locks": [
                    {"acquire":"frob_lock","argument":"l"}
                  ]
                }
                """, json);
    }

    @Test
    void everyMeaningMakesALensThatCanBeRead() throws Exception {
        for (Meaning meaning : Meaning.values()) {
            Lens lens = LensDraft.of("x \"y\"\\").with(new Saying("e\"v", meaning, "#0", meaning.isLock() ? null : "t\"", null, null, null)).lens();
            assertEquals("x \"y\"\\", lens.name());
            assertEquals(List.of("e\"v"), lens.rules().stream().map(EventRule::event).toList(), meaning.name());
        }
    }

    @Test
    void whatIsSaidAgainReplacesWhatWasSaid() {
        Saying other = new Saying("frob_get", Meaning.PUT, "f", "frob", null, null, null);
        LensDraft draft = LensDraft.of("said").with(GET).with(PUT).with(other);
        assertEquals(List.of(PUT, other), draft.sayings());
        assertEquals(other, draft.saying("frob_get"));
    }
}
