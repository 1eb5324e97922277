package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrImageTests {

    private static final String CREDENTIAL =
            "TKT1:7FRRRQT 9P60GO0L60$Y88IHO1Q8CKEO7FN0A$DKYI1T0ZNDP:3R-0/80$:5ILH*%H+4K/K56Z9/3E"
                    + "/E7V50Z10/80H.500077E88G000000100/E7V50W5027B$S23.FW689-SV5KZ-D*-N JI*XT C97S0"
                    + "+UHW*ODF0HCCPIELZMF9RU PN35OILNRVEV42991KEZ80KU1/ZK540A:O.FG0FI";

    private final QrCode code = QrCode.of(CREDENTIAL);

    @Test
    void isAVersionNineCode() {
        assertThat(code.width()).isEqualTo(17 + 4 * 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 121, 122, 200, 333, 480, 1001, 2000})
    void drawsAPngOfExactlyThatSizeThatAReaderReads(int size) throws Exception {
        byte[] png = QrPng.draw(code, size);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
        assertThat(QrReader.read(image)).isEqualTo(CREDENTIAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 480, 2000})
    void drawsModulesOfWholePixelsInTheMiddleOfAQuietZone(int size) throws IOException {
        QrLayout layout = QrLayout.of(code.width(), size);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrPng.draw(code, size)));

        assertThat(layout.scale()).isGreaterThanOrEqualTo(2);
        assertThat(layout.margin()).isGreaterThanOrEqualTo(3 * layout.scale());
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int column = Math.floorDiv(x - layout.margin(), layout.scale());
                int row = Math.floorDiv(y - layout.margin(), layout.scale());
                boolean inside =
                        column >= 0 && row >= 0 && column < code.width() && row < code.width();
                boolean dark = inside && code.dark(column, row);
                assertThat(image.getRGB(x, y)).isEqualTo(dark ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
    }

    @Test
    void keepsThePngSmall() {
        assertThat(QrPng.draw(code, 480)).hasSizeLessThan(4_000);
        assertThat(QrPng.draw(code, 2000)).hasSizeLessThan(10_000);
    }

    @Test
    void drawsAnSvgThatAReaderReads() throws ReaderException {
        String svg = new String(QrSvg.draw(code, 480), StandardCharsets.UTF_8);

        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"480\"");
        assertThat(QrReader.readSvg(svg)).isEqualTo(CREDENTIAL);
    }

    @Test
    void drawsAnotherCodeForAnotherCredential() throws NotFoundException {
        QrCode other = QrCode.of(CREDENTIAL.replace('7', '8'));

        assertThat(QrPng.draw(other, 480)).isNotEqualTo(QrPng.draw(code, 480));
    }
}
