package dev.usher.platform.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "a\u0001", "\u001f", "\u007f", "\u0080", "\u009f", "\ud800", "\udc00x",
                "\u2028", "\u2029", "\n", "\t", "\r\n", "\ufffe", "\uffff", "\ufdd0"
            })
    void aLineHasNoCharacterThatCannotBeShown(String text) {
        assertThat(ShownText.isLine(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ström", "\ud83c\udfab", "a\u200bb", "\u05d0\u200f", "\ue000"})
    void aLineMayHaveAnyOtherCharacter(String text) {
        assertThat(ShownText.isLine(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one\ntwo", "one\r\n\ttwo", "one\u2028two"})
    void linesMayHaveTabsAndBreaks(String text) {
        assertThat(ShownText.isLines(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "one\rtwo", "\u001b[1m", "\u0085", "\ud800"})
    void linesHaveNoOtherControls(String text) {
        assertThat(ShownText.isLines(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b",
                "\u200b \u00a0",
                "\ufeff",
                "\u2060",
                "\u3164",
                "\u115f",
                "\u2800",
                "\ufe0f",
                "\udb40\udc20",
                "\u202e",
                "\u3000",
                "\t\n"
            })
    void textOfWhichNothingIsSeenIsBlank(String text) {
        assertThat(ShownText.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u200ba", "\u0301", "0", "\ud83d\ude00\ufe0f"})
    void textOfWhichSomethingIsSeenIsNotBlank(String text) {
        assertThat(ShownText.isBlank(text)).isFalse();
    }
}
