package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.testkit.Traces;

class EventWordsTest {
    @Test
    void eventsAreSaidInTheWordsOfTheLens() throws Exception {
        String address = "0xff11000000001028";
        Analysis analysis = Traces.start().init("sh-10", 0, address, 3).open("cat-11", 1).lock("cat-11", 1).locked("cat-11", 1)
                .get("cat-11", 1, address, 1, 2).unlock("cat-11", 1).opened("cat-11", 1)
                .event("cat-11", 1, "sched_switch", "prev_comm=cat prev_pid=11 prev_prio=120 prev_state=S ==> next_comm=sh next_pid=10 next_prio=120")
                .event("sh-10", 1, "sched_wakeup", "comm=cat pid=11 prio=120 target_cpu=001")
                .event("sh-10", 1, "kfree", "call_site=release_nodes+0x3d/0xb0 ptr=0xff11000000001000")
                .event("sh-10", 1, "console", "[   15.1] refcount_t: underflow; use-after-free.")
                .event("sh-10", 1, "irq_handler_entry", "irq=9 name=acpi").analysis();
        EventWords words = new EventWords(analysis);
        List<String> said = new ArrayList<>();
        for (int row = 0; row < analysis.trace().size(); row++) {
            said.add(words.of(row, analysis.objects().get(0)));
        }
        assertEquals(List.of("add_mtd_device(#1)", "add_mtd_device(#1) returns 0", "mtdchar_open()", "asks for mtd_table_mutex in mtdchar_open()",
                "locks mtd_table_mutex in mtdchar_open()", "__get_mtd_device(#1)", "__get_mtd_device(#1) returns 0",
                "unlocks mtd_table_mutex in mtdchar_open()", "mtdchar_open() returns 0", "leaves the CPU to sh-10", "wakes cat-11",
                "frees 0xff11000000001000 in release_nodes", "refcount_t: underflow; use-after-free.", "irq_handler_entry: irq=9 name=acpi"), said);
        assertEquals("__get_mtd_device(dev #1)", words.of(5, null), "where the object is not known from the context it is named");
    }
}
