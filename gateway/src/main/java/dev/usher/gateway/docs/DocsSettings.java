package dev.usher.gateway.docs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the documentation.
 *
 * @param client the OAuth2 client with which the pages sign in
 * @param local true on suites of a developer, where the pages name the users and their passwords
 * @param refresh the age at which the merged document is made again
 * @param timeout the time within which a service must deliver its document
 */
@ConfigurationProperties("usher.docs")
record DocsSettings(
        @DefaultValue("usher-web") String client,
        @DefaultValue("false") boolean local,
        @DefaultValue("60s") Duration refresh,
        @DefaultValue("10s") Duration timeout) {}
