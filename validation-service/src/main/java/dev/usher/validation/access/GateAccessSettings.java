package dev.usher.validation.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of {@link GateAccess}.
 *
 * @param cacheFor the age up to which a cached event and its staff list may be used
 * @param cacheEvents the number of events that may be cached
 * @param forgetAfter how long after the last scan for it an event is forgotten
 * @param hashAddressesEvery the time between two looks for addresses that an earlier release left
 *     in clear
 */
@ConfigurationProperties("usher.access")
record GateAccessSettings(
        Duration cacheFor,
        int cacheEvents,
        @DefaultValue("1m") Duration forgetAfter,
        Duration hashAddressesEvery) {}
