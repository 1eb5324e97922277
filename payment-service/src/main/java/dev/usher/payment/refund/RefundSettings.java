package dev.usher.payment.refund;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of refunds.
 *
 * @param interval the time between two looks for refunds that are owed or due
 * @param batch how many orders begin their refund in one transaction
 * @param maxBatches how many batches one look works through
 * @param parallel how many refunds are made at once
 * @param backOff the time until an unanswered call is repeated; doubles with each repeat
 * @param cap the longest time between two calls about a refund that is under way
 */
@ConfigurationProperties("usher.refunds")
record RefundSettings(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("100") int batch,
        @DefaultValue("20") int maxBatches,
        @DefaultValue("4") int parallel,
        @DefaultValue("15s") Duration backOff,
        @DefaultValue("10m") Duration cap) {

    RefundSettings {
        if (batch < 1 || maxBatches < 1 || parallel < 1) {
            throw new IllegalArgumentException(
                    "usher.refunds.batch, max-batches and parallel must be at least 1");
        }
    }
}
