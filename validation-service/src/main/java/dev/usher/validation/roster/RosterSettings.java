package dev.usher.validation.roster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of {@link Roster}.
 *
 * @param cacheFor the age up to which a cached ticket or key may be used
 * @param cacheTickets the number of tickets that may be cached
 * @param cacheKeys the number of keys that may be cached
 * @param hashCodesEvery the time between two looks for codes that an earlier release left in clear
 */
@ConfigurationProperties("usher.roster")
record RosterSettings(
        Duration cacheFor, int cacheTickets, int cacheKeys, Duration hashCodesEvery) {}
