package dev.usher.gateway.docs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the documentation is put together.
 *
 * @param client with which the pages sign in
 * @param refresh how old the merged document may be
 * @param timeout for a service to describe itself
 */
@ConfigurationProperties("usher.docs")
record DocsSettings(
        @DefaultValue("usher-web") String client,
        @DefaultValue("60s") Duration refresh,
        @DefaultValue("10s") Duration timeout) {}
