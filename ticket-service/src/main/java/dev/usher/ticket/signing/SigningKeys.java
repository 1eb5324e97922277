package dev.usher.ticket.signing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.KeyId;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import dev.usher.ticket.EventId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The key pairs of events. Private keys and credentials are derived when they are needed and never
 * stored: the same root secret gives the same bytes on every replica and after every restore, and
 * the database alone does not let anyone make a valid credential.
 */
@Service
public class SigningKeys implements SmartInitializingSingleton {

    private static final int FIRST_GENERATION = 1;

    private final RootSecret root;
    private final CredentialSigner signer;
    private final TicketKeys keys;
    private final TicketKeyPublisher publisher;
    private final Cache<KeyId, SigningKey> ready;

    SigningKeys(
            RootSecret root,
            CredentialSigner signer,
            TicketKeys keys,
            TicketKeyPublisher publisher,
            SigningSettings settings) {
        this.root = root;
        this.signer = signer;
        this.keys = keys;
        this.publisher = publisher;
        this.ready = Caffeine.newBuilder().maximumSize(settings.cachedKeys()).build();
    }

    /** Fails the start if the root secret is not the one that made the stored keys. */
    @Override
    public void afterSingletonsInstantiated() {
        keys.any().ifPresent(this::derive);
    }

    /**
     * The key that signs for the event. It is made and published if the event has none yet.
     *
     * @param disclosed whether any caller may know that the event exists, and so its key
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public KeyId introduce(EventId event, boolean disclosed) {
        Optional<TicketKey> active = keys.active(event);
        if (active.isPresent()) {
            if (disclosed && !active.get().disclosed()) {
                keys.disclose(event);
            }
            return active.get().id();
        }
        TicketKey key = generation(event, FIRST_GENERATION, disclosed);
        if (keys.add(key)) {
            publisher.introduced(key);
            return key.id();
        }
        // Another replica added the key first.
        return keys.active(event).orElseThrow(() -> noActiveKey(event)).id();
    }

    /**
     * The keys that sign for these events, which were sold. None of them can be rotated before the
     * caller's transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<EventId, KeyId> introduceSold(Collection<EventId> events) {
        Map<EventId, KeyId> active = lockActive(events);
        List<EventId> missing = withoutKey(events, active);
        if (!missing.isEmpty()) {
            missing.forEach(event -> introduce(event, true));
            active.putAll(lockActive(missing));
            withoutKey(events, active).stream()
                    .findFirst()
                    .ifPresent(event -> {
                        throw noActiveKey(event);
                    });
        }
        return active;
    }

    /** The active key that the root secret gives for the event and generation. */
    TicketKey generation(EventId event, int number, boolean disclosed) {
        SigningKey derived = root.signingKey(event.value(), number);
        return new TicketKey(
                derived.keyId(),
                event,
                number,
                derived.verifyingKey(),
                KeyStatus.ACTIVE,
                disclosed,
                false);
    }

    private Map<EventId, KeyId> lockActive(Collection<EventId> events) {
        Map<EventId, KeyId> found = new HashMap<>();
        for (TicketKey key : keys.lockActive(events)) {
            if (!key.disclosed()) {
                keys.disclose(key.eventId());
            }
            found.put(key.eventId(), key.id());
        }
        return found;
    }

    private static List<EventId> withoutKey(
            Collection<EventId> events, Map<EventId, KeyId> active) {
        return events.stream()
                .filter(event -> !active.containsKey(event))
                .sorted(Comparator.comparing(EventId::value))
                .toList();
    }

    /** The credential of these claims, signed with the key; the same text at every call. */
    public String sign(KeyId keyId, Credential claims) {
        return signer.sign(claims, ready.get(keyId, this::find));
    }

    private SigningKey find(KeyId keyId) {
        return derive(
                keys.find(keyId).orElseThrow(() -> new IllegalStateException("no key " + keyId)));
    }

    private SigningKey derive(TicketKey key) {
        SigningKey signing = root.signingKey(key.eventId().value(), key.generation());
        if (!signing.keyId().equals(key.id()) || !signing.verifyingKey().equals(key.publicKey())) {
            throw new IllegalStateException(
                    "USHER_TICKET_ROOT_SECRET is not the one that made key "
                            + key.id()
                            + ": gates would refuse tickets signed with it.");
        }
        return signing;
    }

    private static IllegalStateException noActiveKey(EventId event) {
        return new IllegalStateException("event " + event + " has no active key");
    }
}
