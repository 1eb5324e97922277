package dev.usher.platform.web.idempotency;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of idempotency keys.
 *
 * @param excludedPaths patterns of POSTs that have an id of their own or change nothing
 * @param lease how long a request may run; after that it counts as crashed and its key may run
 *     again
 * @param retention how long first answers are stored at least
 * @param maxBody the longest request that can be repeated; longer ones are a 413
 * @param maxAnswer the longest answer that is stored
 * @param purgeEvery how often answers past their retention are deleted
 * @param purgeBatch the number of answers that one statement deletes
 */
@ConfigurationProperties("usher.idempotency")
record IdempotencySettings(
        @DefaultValue({"/v1/webhooks/**", "/v1/validations", "/v1/scans", "/v1/scans/**"})
                List<String> excludedPaths,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("512KB") DataSize maxBody,
        @DefaultValue("256KB") DataSize maxAnswer,
        @DefaultValue("10m") Duration purgeEvery,
        @DefaultValue("1000") int purgeBatch) {}
