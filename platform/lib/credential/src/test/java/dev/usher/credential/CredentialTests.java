package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CredentialTests {

    private static final UUID ID = new UUID(1, 2);
    private static final Instant PAID = Instant.parse("2026-11-22T17:00:00.987Z");
    private static final Instant END = Instant.parse("2028-02-24T23:00:00Z");

    @Test
    void cutsTimesToWholeSeconds() {
        Credential credential = new Credential(ID, ID, 1, PAID, END);

        assertThat(credential.notBefore()).isEqualTo("2026-11-22T17:00:00Z");
    }

    @Test
    void refusesClaimsThatMeanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Credential(ID, ID, 0, PAID, END));
        assertThatIllegalArgumentException().isThrownBy(() -> new Credential(ID, ID, 1, END, PAID));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credential(ID, ID, 1, PAID, PAID));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credential(ID, ID, 1, Instant.EPOCH.minusSeconds(1), END));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credential(ID, ID, 1, PAID, Instant.MAX));
    }

    @Test
    void writesAKeyIdAsSixteenHexDigits() {
        KeyId keyId = KeyId.parse("00ABcdef01234567");

        assertThat(keyId).hasToString("00abcdef01234567").isEqualTo(KeyId.of(keyId.toBytes()));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyId.parse("00abcdef0123456"));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyId.parse("00abcdef0123456g"));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyId.of(new byte[7]));
    }
}
