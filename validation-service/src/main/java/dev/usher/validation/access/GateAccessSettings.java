package dev.usher.validation.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long and how much of the staff lists is remembered. */
@ConfigurationProperties("usher.access")
record AccessSettings(Duration cacheFor, int cacheEvents) {}
