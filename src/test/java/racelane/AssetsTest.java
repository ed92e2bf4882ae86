package racelane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256})
    void theIconIsThereInEverySizeWithBothLanesInIt(int size) throws IOException {
        try (InputStream stream = asset("icon-" + size + ".png")) {
            BufferedImage icon = ImageIO.read(stream);
            assertEquals(size, icon.getWidth());
            assertEquals(size, icon.getHeight());
            assertEquals(0, icon.getRGB(0, 0) >>> 24, "the corner is transparent");
            int blue = 0;
            int orange = 0;
            for (int i = 0; i < size * size; i++) {
                int pixel = icon.getRGB(i % size, i / size);
                blue += (pixel & 0xff) > 0xd0 ? 1 : 0;
                orange += (pixel >>> 16 & 0xff) > 0xc0 ? 1 : 0;
            }
            assertTrue(blue > size * size / 20, "blue " + blue);
            assertTrue(orange > size * size / 40, "orange " + orange);
        }
    }

    @Test
    void theFontsComeWithTheirLicences() throws IOException {
        for (String name : new String[] {"Inter-OFL.txt", "JetBrainsMono-OFL.txt"}) {
            try (InputStream stream = asset("fonts/" + name)) {
                assertTrue(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .contains("SIL OPEN FONT LICENSE"), name);
            }
        }
    }

    private static InputStream asset(String name) {
        InputStream stream = AssetsTest.class.getResourceAsStream("/racelane/assets/" + name);
        assertNotNull(stream, name);
        return stream;
    }
}
