package dev.usher.validation.roster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long and how much of the roster is remembered in memory. */
@ConfigurationProperties("usher.roster")
record RosterSettings(Duration cacheFor, int cacheTickets, int cacheKeys) {}
