package dev.usher.event.listing;

import dev.usher.platform.time.AskWhileUsed;
import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ListingConfiguration {

    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

    /** Anonymous callers may read the catalog; each read decides which events they see. */
    @Bean
    OpenEndpoints openCatalog() {
        return () ->
                List.of(
                        OpenEndpoint.get("/v1/events"),
                        OpenEndpoint.get("/v1/events/{id}"),
                        OpenEndpoint.get("/v1/events/{id}/availability"),
                        OpenEndpoint.get("/v1/events/{id}/availability/stream"));
    }

    @Bean
    AskWhileUsed catalogChanges(ChangePoller poller, CatalogCacheSettings settings) {
        return new AskWhileUsed(settings.restAfter(), poller::poll);
    }

    @Bean
    Periodic eventChangePolling(AskWhileUsed catalogChanges, CatalogCacheSettings settings) {
        return Periodic.fromStart(
                "event-changes", settings.pollInterval(), catalogChanges::askIfUsed);
    }

    @Bean
    Periodic eventChangePurge(EventChanges changes) {
        return Periodic.every("event-change-purge", PURGE_EVERY, changes::purge);
    }
}
