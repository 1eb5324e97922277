package dev.usher.payment.decline;

import dev.usher.platform.database.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The measure that the declines of a caller must not reach, at the moment of a call.
 *
 * @param client the hash of the caller's address; null if it is not known
 * @param now the moment of the call
 */
public record DeclineMeasure(@Nullable String client, Instant now, DeclineSettings settings) {

    /**
     * Selects, for each number that is reached, the decline with which it was: once this one no
     * longer counts, the number is not reached any more. No rows if none is reached. Takes {@link
     * #parameters}, and {@code holder} for the account.
     */
    public static final String REACHED =
            """
            (select declined_at from card_decline
              where account_id = :holder and declined_at > :declinesSince
              order by declined_at desc offset :declinesOfAccount limit 1)
            union all
            (select max(declined_at) from card_decline
              where account_id = :holder and declined_at > :declinesSince and card is not null
              group by card order by 1 desc offset :cardsOfAccount limit 1)
            union all
            (select declined_at from card_decline
              where address = :client and declined_at > :declinesSince
              order by declined_at desc offset :declinesOfAddress limit 1)
            union all
            (select max(declined_at) from card_decline
              where address = :client and declined_at > :declinesSince and card is not null
              group by card order by 1 desc offset :cardsOfAddress limit 1)
            """;

    /** The parameters of {@link #REACHED}, except for the account. */
    public Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("client", client);
        all.put("declinesSince", Timestamps.utc(now.minus(settings.window())));
        all.put("declinesOfAccount", before(settings.perAccount()));
        all.put("cardsOfAccount", before(settings.cardsPerAccount()));
        all.put("declinesOfAddress", before(settings.perAddress()));
        all.put("cardsOfAddress", before(settings.cardsPerAddress()));
        return all;
    }

    /** The time until a decline that was selected no longer counts. */
    public Duration endOf(Instant decline) {
        return Duration.between(now, decline.plus(settings.window()));
    }

    /** The number of newer declines, or cards, before the one that reaches the number. */
    private static int before(int number) {
        return number == 0 ? Integer.MAX_VALUE : number - 1;
    }
}
