package dev.usher.payment.decline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The measure of declined cards. From each of the four numbers on, no further order is opened until
 * enough declines are older than the window; 0 switches a number off.
 *
 * @param window how long a decline counts
 * @param perAccount the declines of one account
 * @param cardsPerAccount the distinct cards of one account that were declined
 * @param perAddress the declines of one client address, which may be shared by thousands of people
 * @param cardsPerAddress the distinct cards of one client address that were declined
 * @param hashKey the secret under which cards and addresses are hashed; blank: made from Stripe's
 *     key, so that changing that key forgets the declines of one window
 * @param purgeInterval the time between two deletions of declines that no longer count
 * @param purgeBatch how many declines one statement deletes
 */
@ConfigurationProperties("usher.declines")
public record DeclineSettings(
        @DefaultValue("24h") Duration window,
        @DefaultValue("10") int perAccount,
        @DefaultValue("5") int cardsPerAccount,
        @DefaultValue("200") int perAddress,
        @DefaultValue("100") int cardsPerAddress,
        @DefaultValue("") String hashKey,
        @DefaultValue("1h") Duration purgeInterval,
        @DefaultValue("1000") int purgeBatch) {

    public DeclineSettings {
        if (!window.isPositive()) {
            throw new IllegalArgumentException("usher.declines.window must be more than 0");
        }
        if (perAccount < 0 || cardsPerAccount < 0 || perAddress < 0 || cardsPerAddress < 0) {
            throw new IllegalArgumentException(
                    "the numbers of usher.declines must be at least 0, which switches them off");
        }
        if (purgeBatch < 1) {
            throw new IllegalArgumentException("usher.declines.purge-batch must be at least 1");
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "DeclineSettings[window=%s, perAccount=%d, cardsPerAccount=%d, perAddress=%d, cardsPerAddress=%d]"
                .formatted(window, perAccount, cardsPerAccount, perAddress, cardsPerAddress);
    }
}
