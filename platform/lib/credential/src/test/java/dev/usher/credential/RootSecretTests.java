package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RootSecretTests {

    private static final UUID EVENT = UUID.fromString("01932f00-0000-7000-8000-000000000001");

    @Test
    void derivesTheKeysOfThePublicVectors() {
        for (Vectors.Derived vector : Vectors.PUBLIC.derivedKeys()) {
            RootSecret root = new RootSecret(HexFormat.of().parseHex(vector.rootSecret()));

            SigningKey key = root.signingKey(vector.eventId(), vector.generation());

            assertThat(key.keyId()).hasToString(vector.keyId());
            assertThat(key.verifyingKey().toBytes())
                    .asHexString()
                    .isEqualToIgnoringCase(vector.publicKey());
        }
    }

    @Test
    void derivesOtherKeysForOtherEventsGenerationsAndSecrets() {
        RootSecret root = new RootSecret(new byte[32]);
        byte[] longer = new byte[33];
        longer[32] = 1;

        SigningKey key = root.signingKey(EVENT, 1);

        assertThat(key.keyId()).isEqualTo(root.signingKey(EVENT, 1).keyId());
        assertThat(key.keyId())
                .isNotEqualTo(root.signingKey(EVENT, 2).keyId())
                .isNotEqualTo(root.signingKey(new UUID(0, 0), 1).keyId())
                .isNotEqualTo(new RootSecret(longer).signingKey(EVENT, 1).keyId());
    }

    @Test
    void givesEachPurposeBytesOfItsOwn() {
        RootSecret root = new RootSecret(new byte[32]);

        assertThat(root.forPurpose("ticket ids"))
                .hasSize(32)
                .isEqualTo(root.forPurpose("ticket ids"))
                .isNotEqualTo(root.forPurpose("codes"));
    }

    @Test
    void refusesAShortSecretAndNeverShowsOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RootSecret(new byte[31]));
        assertThat(new RootSecret(new byte[32])).hasToString("root secret");
    }
}
