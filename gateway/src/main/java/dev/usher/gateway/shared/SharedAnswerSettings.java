package dev.usher.gateway.shared;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of shared answers.
 *
 * @param atMost the longest time for which an answer is shared, whatever the service allows; 0 to
 *     share none
 * @param memory the size of all shared answers
 * @param longest the size of the longest answer that is shared
 */
@ConfigurationProperties("usher.shared-answers")
record SharedAnswerSettings(
        @DefaultValue("250ms") Duration atMost,
        @DefaultValue("8MB") DataSize memory,
        @DefaultValue("256KB") DataSize longest) {

    SharedAnswerSettings {
        if (atMost.isNegative() || memory.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("usher.shared-answers must not be negative");
        }
    }
}
