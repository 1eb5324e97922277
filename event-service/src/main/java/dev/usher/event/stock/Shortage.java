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
 * What was too little a moment ago, so that a crowd before a sold-out event is refused without a
 * look into the database. It only ever refuses. What is given back through this replica is known at
 * once; what is given back through another one when the memory is over.
 */
@Service
public class Shortage {

    private static final int MOST = 100_000;

    private final Cache<TicketTypeId, Integer> available;

    /** Counts what was given back: a shortage seen before the last of them may be over. */
    private final AtomicLong givenBack = new AtomicLong();

    Shortage(StockSettings settings) {
        this.available =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(settings.shortageMemory())
                        .build();
    }

    /** To be asked before stock is looked at, for {@link #remember}. */
    long moment() {
        return givenBack.get();
    }

    void remember(Map<TicketTypeId, Integer> seen, long moment) {
        seen.forEach((type, left) ->
                available.asMap().compute(type, (_, known) -> moment() == moment ? left : known));
    }

    void forget(Collection<TicketTypeId> types) {
        givenBack.incrementAndGet();
        types.forEach(type -> available.asMap().remove(type));
    }

    /** The refusal, if all types are remembered and one has too few; empty if that isn't known. */
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
