package racelane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.trace.ReportFrame;

/** One case per way in which a frame is printed. */
class FrameLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            device_remove+0x54/0x90                                            | device_remove | 0x54 | 0x90 |              |             | true  | false
            ? mark_held_locks+0x9f/0xe0                                        | mark_held_locks | 0x9f | 0xe0 |            |             | false | false
            release_it+0xdf/0x100 [gadget]                                     | release_it | 0xdf | 0x100 | gadget         |             | true  | false
            release_it+0xdf/0x100 [gadget 5f1e0c]                              | release_it | 0xdf | 0x100 | gadget         |             | true  | false
            release_it+0xdf/0x100 [gadget] (P)                                 | release_it | 0xdf | 0x100 | gadget         |             | true  | false
            warn_it+0x60/0x230 (P)                                             | warn_it | 0x60 | 0x230 |                   |             | true  | false
            el0_svc_common.constprop.0+0x48/0xf0                               | el0_svc_common.constprop.0 | 0x48 | 0xf0 | |             | true  | false
            [<ffffffff81200042>] ? dump_it+0x12/0x34                           | dump_it | 0x12 | 0x34 |                    |             | false | false
            <IRQ>  [<ffffffff813a0886>] show_it+0x2a6/0x4f0                    | show_it | 0x2a6 | 0x4f0 |                  |             | true  | false
            [<8195d4bc>] (show_it) from [<8197b1f4>] (dump_it+0x54/0x7c)       | dump_it | 0x54 | 0x7c |                    |             | true  | false
            [<8195d4bc>] (show_it) from dump_it+0x54/0x7c                      | dump_it | 0x54 | 0x7c |                    |             | true  | false
            [c0000000000a1b2c] [c0000000000d3e4f] wait_it+0x12/0x34 (unreliable) | wait_it | 0x12 | 0x34 |                  |             | false | false
            ([<000000000011a2b4>] show_it+0x74/0x100)                          | show_it | 0x74 | 0x100 |                   |             | true  | false
            gc_it+0x1f3/0x220 net/ipv6/route.c:3311                            | gc_it | 0x1f3 | 0x220 | | net/ipv6/route.c:3311 | true  | false
            send_it net/ipv6/mcast.c:2119 [inline]                             | send_it | -1 | -1 |      | net/ipv6/mcast.c:2119 | true  | true
            kfree (mm/slub.c:2081 mm/slub.c:4280)                              | kfree | -1 | -1 |        | mm/slub.c:2081        | true  | false
            kfree (mm/slub.c:2081 (discriminator 3)) gadget                    | kfree | -1 | -1 | gadget | mm/slub.c:2081        | true  | false
            """)
    void framesAreRead(String line, String symbol, String offset, String size, String module, String source, boolean reliable, boolean inlined) {
        assertEquals(new ReportFrame(symbol, Integer.decode(offset), Integer.decode(size), module, source, inlined, reliable), FrameLine.of(" " + line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "R13: ffffc90000447d18 R14: ffff888101142000", "#0:  (&vcpu->mutex){+.+.+.}, at: vcpu_load+0x1c/0x70", "Modules linked in: a b",
        "please read foo.c:12 first", "0xffff: 0x12/0x34", "2 locks held by sh/12:", "value changed: 0x00000070 -> 0x00000071", "ffff0000d10c2577 (&q->lock){+}-{2:2}, at: x",
        "(gadget_release+0x4/0x100)=3", "a+0x/0x", "a+0x1/", "+0x1/0x2"})
    void whatIsNoFrameIsNone(String line) {
        assertNull(FrameLine.of(line));
    }

    @Test
    void suffixesOfCompilersAreNoPartOfAFunctionsPlainName() {
        assertEquals("get_parent", FrameLine.of(" get_parent.isra.27.cold+0x3e0/0x5a0").plainSymbol());
    }
}
