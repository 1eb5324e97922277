package dev.usher.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderTextTests {

    private final Predicate<String> values =
            HeaderText.printableAsciiOr(StrictHttpFirewall.ALLOWED_HEADER_VALUES);

    /** Each character of one byte and some beyond, alone and inside. */
    @Test
    void agreesWithTheRuleItShortens() {
        for (int character = 0; character < 0x3000; character++) {
            String text = "a" + (char) character + "b";
            assertThat(values.test(text))
                    .as("U+%04X", character)
                    .isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer abc.def-_~+/=", "text/html; q=0.9, */*", "Zoë"})
    void passesWhatIsOrdinary(String text) {
        assertThat(values.test(text)).isTrue();
    }

    @Test
    void leavesAnAbsentHeaderToTheRule() {
        assertThat(HeaderText.printableAsciiOr(text -> text == null).test(null)).isTrue();
    }
}
