package dev.usher.platform.web.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Tests {

    @Test
    void acceptsEveryCharacter() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }

        assertThat(StrictUtf8.isWellFormed(all.toString().getBytes(UTF_8))).isTrue();
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
                "F09F61",
                "E282"
            })
    void refusesBytesThatAreNotCharacters(String hex) {
        assertThat(StrictUtf8.isWellFormed(HexFormat.of().parseHex("61" + hex))).isFalse();
    }
}
