package dev.usher.event.stock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param shortageMemory how long a ticket type that was found short is refused from memory
 */
@ConfigurationProperties("usher.stock")
record StockSettings(@DefaultValue("250ms") Duration shortageMemory) {

    StockSettings {
        if (!shortageMemory.isPositive()) {
            throw new IllegalArgumentException("usher.stock.shortage-memory is positive");
        }
    }
}
