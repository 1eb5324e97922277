package dev.usher.platform.web.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the deadline of requests.
 *
 * @param byDefault how long a caller waits that does not say so; longer than any call takes that is
 *     allowed to work
 * @param longest the most time that a caller may ask for; a longer one is cut to it
 * @param toCommit the time that a commit and the answer on its way need; a transaction with less
 *     than this left is rolled back
 */
@ConfigurationProperties("usher.deadline")
record DeadlineSettings(
        @DefaultValue("15s") Duration byDefault,
        @DefaultValue("60s") Duration longest,
        @DefaultValue("100ms") Duration toCommit) {}
