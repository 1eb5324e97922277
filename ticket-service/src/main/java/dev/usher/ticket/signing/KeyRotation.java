package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.ticket.EventId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives events new keys. Each state of a key is published, and gates and callers act on it.
 *
 * <p>A transaction that mints or replaces a ticket locks the key that it signs with, and a rotation
 * waits for it. After a rotation has committed, no ticket appears under an earlier key.
 */
@Service
public class KeyRotation {

    private final TicketKeys keys;
    private final SigningKeys signing;
    private final TicketKeyPublisher publisher;

    KeyRotation(TicketKeys keys, SigningKeys signing, TicketKeyPublisher publisher) {
        this.keys = keys;
        this.signing = signing;
        this.publisher = publisher;
    }

    /** Lets the next key of the event sign. The key before it goes on verifying. */
    @Transactional
    public KeyId rotate(EventId event) {
        return next(lock(event));
    }

    /**
     * Lets the next key of the event sign, and marks all keys before it as to be revoked as soon as
     * their tickets have been replaced. If this was begun before, only the signing key is returned.
     */
    @Transactional
    public KeyId beginReplacement(EventId event) {
        List<TicketKey> all = lock(event);
        if (all.stream().anyMatch(TicketKey::replaced)) {
            return active(all).id();
        }
        KeyId next = next(all);
        all.stream()
                .filter(key -> key.status() != KeyStatus.REVOKED)
                .forEach(key -> keys.markReplaced(key.id()));
        return next;
    }

    /** Revokes the keys whose tickets have been replaced: they verify nothing any more. */
    @Transactional
    public int finishReplacement(EventId event) {
        List<TicketKey> replaced = lock(event).stream().filter(TicketKey::replaced).toList();
        replaced.forEach(key -> publisher.changed(key, keys.revoke(key.id()), KeyStatus.REVOKED));
        return replaced.size();
    }

    private KeyId next(List<TicketKey> all) {
        TicketKey before = active(all);
        publisher.changed(before, keys.retire(before.id()), KeyStatus.VERIFY_ONLY);
        TicketKey next =
                signing.generation(
                        before.eventId(), all.getLast().generation() + 1, before.disclosed());
        if (!keys.add(next)) {
            throw new IllegalStateException("the keys of the event are locked, yet one was added");
        }
        publisher.introduced(next);
        return next.id();
    }

    private List<TicketKey> lock(EventId event) {
        List<TicketKey> all = keys.lockAll(event);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("No key of event " + event + " exists.");
        }
        return all;
    }

    private static TicketKey active(List<TicketKey> all) {
        return all.stream()
                .filter(key -> key.status() == KeyStatus.ACTIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an event has one active key"));
    }
}
