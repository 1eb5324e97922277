package dev.usher.ticket.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SigningSettingsTests {

    @Test
    void refusesToStartWithoutARootSecret() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SigningSettings(null, 1).root())
                .withMessageContaining("USHER_TICKET_ROOT_SECRET is not set");
    }

    @Test
    void refusesAShortOrGarbledSecretWithoutQuotingIt() {
        for (String bad : new String[] {"c2hvcnQ=", "not base64 at all!"}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> new SigningSettings(bad, 1).root())
                    .withMessageContaining("is not base64 of at least 32 bytes")
                    .withNoCause()
                    .satisfies(refused -> assertThat(refused.toString()).doesNotContain(bad));
        }
    }

    @Test
    void doesNotShowTheSecret() {
        assertThat(new SigningSettings("c2hvcnQ=", 7)).hasToString("SigningSettings[cachedKeys=7]");
    }
}
