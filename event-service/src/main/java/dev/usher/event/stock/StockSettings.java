package dev.usher.event.stock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the stock.
 *
 * @param shortageMemory how long a wish is refused from memory after its ticket type was found to
 *     have too few seats left
 */
@ConfigurationProperties("usher.stock")
record StockSettings(@DefaultValue("250ms") Duration shortageMemory) {

    StockSettings {
        if (!shortageMemory.isPositive()) {
            throw new IllegalArgumentException("usher.stock.shortage-memory must be positive");
        }
    }
}
