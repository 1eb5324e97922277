package dev.usher.bench.fulfil;

import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import java.time.Instant;
import java.util.UUID;

/** Signs tickets in the same way as ticket-service. */
public final class Signer {

    private static final UUID EVENT = new UUID(7, 7);
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    private final CredentialSigner signer = new CredentialSigner();
    private final SigningKey key =
            new RootSecret(new byte[RootSecret.MIN_BYTES]).signingKey(EVENT, 1);

    public String sign(UUID ticket) {
        return signer.sign(new Credential(ticket, EVENT, 1, FROM, UNTIL), key);
    }
}
