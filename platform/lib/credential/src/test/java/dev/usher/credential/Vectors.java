package dev.usher.credential;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Reads the public test vectors, which another implementation in another language made. */
record Vectors(
        String description,
        Key key,
        List<Valid> valid,
        List<Refused> malformed,
        List<Refused> forged,
        List<Derived> derivedKeys,
        List<Code> typedCodes,
        List<Typed> typedAlike,
        List<String> typedWrong) {

    static final Vectors PUBLIC = read();

    record Key(String keyId, String seed, String publicKey) {}

    record Valid(
            String description,
            UUID ticketId,
            UUID eventId,
            int version,
            Instant notBefore,
            Instant expiresAt,
            String protectedHeader,
            String payload,
            String toBeSigned,
            String signature,
            String cose,
            String credential) {

        Credential claims() {
            return new Credential(ticketId, eventId, version, notBefore, expiresAt);
        }

        @Override
        public String toString() {
            return description;
        }
    }

    record Refused(String reason, String credential) {

        @Override
        public String toString() {
            return reason;
        }
    }

    record Derived(
            String rootSecret, UUID eventId, int generation, String keyId, String publicKey) {}

    record Code(long value, String code) {}

    record Typed(String typed, String code) {}

    private static Vectors read() {
        try (InputStream file = Vectors.class.getResourceAsStream("/tkt1-vectors.json")) {
            return JsonMapper.shared().readValue(file, Vectors.class);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
