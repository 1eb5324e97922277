package dev.usher.event.stock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.event.TicketTypeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;

/**
 * Remembers for a moment which ticket types had too few seats left for a wish, and how many, so
 * that a crowd before a sold-out event is refused without a query. It never grants a wish. Seats
 * given back through this replica are noticed at once, seats given back through another replica
 * when the memory expires.
 */
@Service
public class SoldOutMemory {

    private static final int MAX_TYPES = 100_000;

    private final Cache<TicketTypeId, Integer> available;

    /** Counts how often seats were given back: what was seen before the last time may be wrong. */
    private final AtomicLong givenBack = new AtomicLong();

    SoldOutMemory(StockSettings settings) {
        this.available =
                Caffeine.newBuilder()
                        .maximumSize(MAX_TYPES)
                        .expireAfterWrite(settings.shortageMemory())
                        .build();
    }

    /** The argument of {@link #remember}; a caller must take it before it reads the stock. */
    long moment() {
        return givenBack.get();
    }

    /** Remembers the seats left, unless seats were given back since that moment. */
    void remember(Map<TicketTypeId, Integer> seen, long moment) {
        seen.forEach((type, left) ->
                available.asMap().compute(type, (_, known) -> moment() == moment ? left : known));
    }

    /** Forgets these types because seats of them were given back. */
    void forget(Collection<TicketTypeId> types) {
        givenBack.incrementAndGet();
        types.forEach(type -> available.asMap().remove(type));
    }

    /**
     * The refusal, if all these types are remembered and one of them has too few seats left; empty
     * otherwise.
     */
    public Optional<StockOutcome.TooFew> of(Collection<Seats> seats) {
        Map<TicketTypeId, Integer> known = new HashMap<>();
        boolean tooFew = false;
        for (Seats wanted : seats) {
            Integer left = available.getIfPresent(wanted.ticketType());
            if (left == null) {
                return Optional.empty();
            }
            known.put(wanted.ticketType(), left);
            tooFew |= left < wanted.quantity();
        }
        return tooFew ? Optional.of(new StockOutcome.TooFew(known)) : Optional.empty();
    }
}
