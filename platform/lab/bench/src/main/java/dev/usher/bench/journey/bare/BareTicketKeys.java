package dev.usher.bench.journey.bare;

import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that sign the tickets of each event. */
final class BareTicketKeys {

    private final RootSecret secret = new RootSecret(new byte[RootSecret.MIN_BYTES]);
    private final Map<UUID, SigningKey> known = new ConcurrentHashMap<>();

    /** Returns the key of an event that is on sale, of which there are few. */
    SigningKey of(UUID event) {
        return known.computeIfAbsent(event, id -> secret.signingKey(id, 1));
    }
}
