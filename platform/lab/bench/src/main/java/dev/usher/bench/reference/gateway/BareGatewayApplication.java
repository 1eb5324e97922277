package dev.usher.bench.reference.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A gateway on the libraries of ours that forwards every request to one service. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BareGatewayApplication {

    /** Arguments: the port and the service's address. */
    static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(BareGatewayApplication.class);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setDefaultProperties(
                Map.of(
                        "server.address", "127.0.0.1",
                        "server.port", arguments[0],
                        "spring.main.banner-mode", "off",
                        "spring.autoconfigure.exclude", String.join(",", ours()),
                        "spring.cloud.gateway.server.webflux.httpclient.pool.type", "fixed",
                        "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections",
                                "1000",
                        "bench.target", arguments[1]));
        application.run();
    }

    /** The configurations that our gateway adds: its own and the check of tokens. */
    private static List<String> ours() {
        List<String> ours = new ArrayList<>();
        for (String name :
                ImportCandidates.load(
                        AutoConfiguration.class, BareGatewayApplication.class.getClassLoader())) {
            if (name.startsWith("dev.usher.") || name.contains(".security.")) {
                ours.add(name);
            }
        }
        return ours;
    }

    @Bean
    RouteLocator everything(RouteLocatorBuilder routes, Environment environment) {
        return routes.routes()
                .route(
                        "everything",
                        route ->
                                route.path("/**")
                                        .uri(environment.getRequiredProperty("bench.target")))
                .build();
    }
}
