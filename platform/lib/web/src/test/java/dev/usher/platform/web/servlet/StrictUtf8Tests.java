package dev.usher.platform.web.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Tests {

    @Test
    void letsEveryCharacterPass() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        byte[] bytes = all.toString().getBytes(UTF_8);

        assertThat(new StrictUtf8(new ByteArrayInputStream(bytes)).readAllBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "BF",
                "C0AF",
                "C1BF",
                "C328",
                "E0809F",
                "E09FBF",
                "EDA080",
                "EDBFBF",
                "F08080AF",
                "F08FBFBF",
                "F4908080",
                "F5808080",
                "FF",
                "E28261",
                "F09F61"
            })
    void stopsAtWhatIsNoCharacter(String hex) {
        byte[] bytes = HexFormat.of().parseHex("61" + hex);

        assertThatExceptionOfType(StrictUtf8.MalformedException.class)
                .isThrownBy(() -> new StrictUtf8(new ByteArrayInputStream(bytes)).readAllBytes());
        assertThatExceptionOfType(StrictUtf8.MalformedException.class)
                .isThrownBy(() -> {
                    InputStream one = new StrictUtf8(new ByteArrayInputStream(bytes));
                    while (one.read() >= 0) {}
                });
    }

    @Test
    void knowsACharacterThatComesInTwoPieces() throws IOException {
        InputStream pieces =
                new SequenceInputStream(
                        new ByteArrayInputStream(HexFormat.of().parseHex("E2")),
                        new ByteArrayInputStream(HexFormat.of().parseHex("82AC")));

        assertThat(new String(new StrictUtf8(pieces).readAllBytes(), UTF_8)).isEqualTo("€");
    }
}
