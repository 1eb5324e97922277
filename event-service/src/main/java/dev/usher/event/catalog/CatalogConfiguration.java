package dev.usher.event.catalog;

import dev.usher.platform.web.problem.ProblemCatalogue;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

    /** The catalogue is everybody's; whether one event is, its readers decide. */
    @Bean
    OpenEndpoints openCatalogue() {
        return () ->
                List.of(
                        OpenEndpoint.get("/v1/events"),
                        OpenEndpoint.get("/v1/events/{id}"),
                        OpenEndpoint.get("/v1/events/{id}/availability"),
                        OpenEndpoint.get("/v1/events/{id}/availability/stream"));
    }

    @Bean
    ProblemCatalogue catalogProblems() {
        return CatalogProblems::all;
    }
}
