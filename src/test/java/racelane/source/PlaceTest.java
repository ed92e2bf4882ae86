package racelane.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            put_device                              | put_device+0x0
            put_device+0x118                        | put_device+0x118
            put_device+0x118/0x140                  | put_device+0x118/0x140
            open+0x1d/0x50 [drv]                    | open+0x1d/0x50 [drv]
            open+0x1d/0x50 [drv 9f86d081884c7d65]   | open+0x1d/0x50 [drv]
            open [drv]                              | open+0x0 [drv]
            do_one.isra.0+0x4/0x10                  | do_one.isra.0+0x4/0x10
            open+0x1d/0x50 [drv] extra              | none
            open+1d                                 | none
            open+0xfffffffff                        | none
            two words                               | none
            (open+0x4)                              | none
            ''                                      | none
            """)
    void textsOfTheKernelAreUnderstood(String text, String place) {
        Place parsed = Place.parse(text);
        assertEquals(place, parsed == null ? null : parsed.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            get+0x4/0x40 [drv]              | get+0x4/0x40 [drv] | false
            caller+0x3b/0xd0 [drv] <- get   | caller+0x3b/0xd0 [drv] | true
            """)
    void aReturnProbeStandsAtItsCaller(String site, String place, boolean returned) {
        assertEquals(place, Place.ofSite(site).toString());
        assertEquals(returned, Place.ofSite(site).returned());
    }
}
