package dev.usher.bench.fulfil;

import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Signs tickets: as ticket-service does, and with what the JDK has. */
final class Signer {

    /** Of the size of a message about a paid order. */
    static final String PAYLOAD = "x".repeat(900);

    private static final UUID EVENT = new UUID(7, 7);
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    private final CredentialSigner signer = new CredentialSigner();
    private final SigningKey key =
            new RootSecret(new byte[RootSecret.MIN_BYTES]).signingKey(EVENT, 1);
    private final Signature ofJdk;

    Signer() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519", "SunEC").generateKeyPair();
            ofJdk = Signature.getInstance("Ed25519", "SunEC");
            ofJdk.initSign(pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String sign(UUID ticket) {
        return signer.sign(new Credential(ticket, EVENT, 1, FROM, UNTIL), key);
    }

    String signWithJdk(UUID ticket) {
        try {
            ofJdk.update(ticket.toString().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().encodeToString(ofJdk.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String engine() {
        return signer.engineName();
    }
}
