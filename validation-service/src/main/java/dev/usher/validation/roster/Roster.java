package dev.usher.validation.roster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.credential.CodeKey;
import dev.usher.credential.KeyId;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.database.AfterCommit;
import dev.usher.validation.TicketId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The tickets and their keys. A read may be as old as {@code usher.roster.cache-for}. An absent
 * ticket or key is never cached, because it may be learnt at any moment. A cached answer may refuse
 * or inform; only the database admits.
 */
@Service
public class Roster {

    private final RosterEntries entries;
    private final RosterKeys keys;
    private final CodeKey codeKey;
    private final Cache<TicketId, @Nullable RosterEntry> ticketCache;
    private final Cache<String, TicketId> codeCache;
    private final Cache<KeyId, @Nullable RosterKey> keyCache;

    Roster(RosterEntries entries, RosterKeys keys, CodeKey codeKey, RosterSettings settings) {
        this.entries = entries;
        this.keys = keys;
        this.codeKey = codeKey;
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

    public Optional<RosterEntry> find(TicketId ticketId) {
        return Optional.ofNullable(ticketCache.get(ticketId, id -> entries.find(id).orElse(null)));
    }

    /** Finds the ticket in the database, not in the cache. */
    public Optional<RosterEntry> findNow(TicketId ticketId) {
        Optional<RosterEntry> entry = entries.find(ticketId);
        entry.ifPresent(this::remember);
        return entry;
    }

    /** Finds a ticket by its typed code in canonical form, which includes the dashes. */
    public Optional<RosterEntry> findByCode(String code) {
        String hash = codeKey.hash(code);
        TicketId known = codeCache.getIfPresent(hash);
        if (known != null) {
            // A new version has a new code, so the entry must still carry this one.
            Optional<RosterEntry> entry =
                    find(known).filter(found -> hash.equals(found.codeHash()));
            if (entry.isPresent()) {
                return entry;
            }
        }
        Optional<RosterEntry> entry = entries.findByCode(hash, code);
        entry.ifPresent(this::remember);
        return entry;
    }

    public Optional<RosterKey> findKey(KeyId keyId) {
        return Optional.ofNullable(keyCache.get(keyId, id -> keys.find(id).orElse(null)));
    }

    /** Reads from the database whether the ticket's holder is inside. */
    public Optional<Whereabouts> whereabouts(TicketId ticketId) {
        return entries.whereabouts(ticketId);
    }

    /** Keeps the states of tickets that are the newest known. Part of the caller's transaction. */
    void add(List<LearntTicket> states) {
        Map<TicketId, LearntTicket> newest = new HashMap<>();
        states.forEach(state -> newest.merge(state.id(), state, Roster::newer));
        Set<TicketId> kept = entries.put(newest.values());
        if (!kept.isEmpty()) {
            AfterCommit.run(() ->
                    kept.forEach(id -> remember(Objects.requireNonNull(newest.get(id)).entry())));
            CrashPoint.hitAfterCommit("roster.after_commit_before_offset");
        }
    }

    private static LearntTicket newer(LearntTicket one, LearntTicket other) {
        return other.sequence() > one.sequence() ? other : one;
    }

    void remove(TicketId ticketId, long sequence) {
        entries.delete(ticketId, sequence);
        AfterCommit.run(() -> ticketCache.invalidate(ticketId));
    }

    void addKey(RosterKey key, long sequence) {
        keys.put(key, sequence);
        AfterCommit.run(() -> keyCache.invalidate(key.id()));
    }

    void removeKey(KeyId keyId, long sequence) {
        keys.delete(keyId, sequence);
        AfterCommit.run(() -> keyCache.invalidate(keyId));
    }

    private void remember(RosterEntry entry) {
        ticketCache.put(entry.ticketId(), entry);
        if (entry.codeHash() != null) {
            codeCache.put(entry.codeHash(), entry.ticketId());
        }
    }
}
