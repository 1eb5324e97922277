package dev.usher.validation.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.platform.crash.CrashPoint;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The good tickets and their keys. Reads may be as old as {@code usher.roster.cache-for}; what
 * isn't known is never remembered, because it may be learnt any moment. A cached answer may refuse
 * or inform; whether somebody goes in is decided in the database alone.
 */
@Service
public class Roster {

    private final RosterEntries entries;
    private final RosterKeys keys;
    private final Cache<UUID, @Nullable RosterEntry> ticketCache;
    private final Cache<String, UUID> codeCache;
    private final Cache<String, @Nullable RosterKey> keyCache;

    Roster(RosterEntries entries, RosterKeys keys, RosterSettings settings) {
        this.entries = entries;
        this.keys = keys;
        this.ticketCache = cache(settings, settings.cacheTickets());
        this.codeCache = cache(settings, settings.cacheTickets());
        this.keyCache = cache(settings, settings.cacheKeys());
    }

    private static <K, V extends @Nullable Object> Cache<K, V> cache(
            RosterSettings settings, int size) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(settings.cacheFor())
                .build();
    }

    public Optional<RosterEntry> find(UUID ticketId) {
        return Optional.ofNullable(ticketCache.get(ticketId, id -> entries.find(id).orElse(null)));
    }

    /** The ticket as the database has it now. */
    public Optional<RosterEntry> findNow(UUID ticketId) {
        Optional<RosterEntry> entry = entries.find(ticketId);
        entry.ifPresent(this::remember);
        return entry;
    }

    /** By the typed code in its canonical form, dashes included. */
    public Optional<RosterEntry> findByCode(String code) {
        UUID known = codeCache.getIfPresent(code);
        if (known != null) {
            // A new version has a new code, so the entry must still carry this one.
            Optional<RosterEntry> entry = find(known).filter(found -> found.code().equals(code));
            if (entry.isPresent()) {
                return entry;
            }
        }
        Optional<RosterEntry> entry = entries.findByCode(code);
        entry.ifPresent(this::remember);
        return entry;
    }

    public Optional<RosterKey> findKey(String keyId) {
        return Optional.ofNullable(keyCache.get(keyId, id -> keys.find(id).orElse(null)));
    }

    /** Takes in a ticket's state unless a newer one is known. Part of the caller's transaction. */
    void add(RosterEntry entry, long sequence) {
        if (entries.put(entry, sequence)) {
            afterCommit(() -> remember(entry));
            CrashPoint.hitAfterCommit("roster.after_commit_before_offset");
        }
    }

    void remove(UUID ticketId, long sequence) {
        entries.delete(ticketId, sequence);
        afterCommit(() -> ticketCache.invalidate(ticketId));
    }

    void addKey(RosterKey key, long sequence) {
        keys.put(key, sequence);
        afterCommit(() -> keyCache.invalidate(key.keyId()));
    }

    void removeKey(String keyId, long sequence) {
        keys.delete(keyId, sequence);
        afterCommit(() -> keyCache.invalidate(keyId));
    }

    private void remember(RosterEntry entry) {
        ticketCache.put(entry.ticketId(), entry);
        codeCache.put(entry.code(), entry.ticketId());
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        action.run();
                    }
                });
    }
}
