package dev.usher.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "stan@example.com, STAN@Example.COM",
        "o'neil+gate@example.com, O'Neil+Gate@example.com",
        "stän@example.com, sTäN@EXAMPLE.com"
    })
    void takesAsciiLettersInEitherCase(String one, String other) {
        assertThat(new EmailAddress(one)).isEqualTo(new EmailAddress(other));
        assertThat(new EmailAddress(one).isNamedBy(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ſtan@example.com, stan@example.com",
        "mi\u212ae@example.com, mike@example.com",
        "stÄn@example.com, stän@example.com",
        "İvan@example.com, ivan@example.com",
        "ıvan@example.com, ivan@example.com",
        "straße@example.com, strasse@example.com",
        "ΣΤΑΣ@example.com, στας@example.com",
        "stan@example.com, stan@examp\uff4ce.com"
    })
    void tellsEveryOtherCharacterApart(String one, String other) {
        assertThat(new EmailAddress(one)).isNotEqualTo(new EmailAddress(other));
        assertThat(new EmailAddress(one).isNamedBy(other)).isFalse();
    }

    @Test
    void mapsNoCharacterOutsideAscii() {
        List<Integer> mapped = new ArrayList<>();
        for (int character = 0x80; character <= Character.MAX_CODE_POINT; character++) {
            String text = Character.toString(character);
            if (!new EmailAddress(text).value().equals(text)) {
                mapped.add(character);
            }
        }

        assertThat(mapped).isEmpty();
    }

    @Test
    void isNamedByNobodyWithoutAnAddress() {
        assertThat(new EmailAddress("stan@example.com").isNamedBy(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stan@example.com",
                "50%@example.com",
                "a/b@example.com",
                "a;b@example.com",
                "o'neil+x=y@example.com",
                "ünal@müller.example",
                "stan@localhost"
            })
    void takesEveryVisibleCharacterInAnAddress(String text) {
        assertThat(EmailAddress.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stan",
                "@example.com",
                "stan@",
                "a b@example.com",
                "a\u00a0b@example.com",
                "a\u200bb@example.com",
                "a\u202eb@example.com",
                "a\tb@example.com",
                "a@b@c",
                "a\u0000@b",
                "a\u0085@b",
                "a\ud800@b"
            })
    void refusesATextThatIsNotAnAddress(String text) {
        assertThat(EmailAddress.isWellFormed(text)).isFalse();
    }

    @Test
    void refusesAnAddressThatIsLongerThanAnyMailbox() {
        String domain = "@example.com";
        String longest = "a".repeat(EmailAddress.MAX_LENGTH - domain.length()) + domain;

        assertThat(EmailAddress.isWellFormed(longest)).isTrue();
        assertThat(EmailAddress.isWellFormed("a" + longest)).isFalse();
    }
}
