package dev.usher.shop;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemMember;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.security.InternalEndpoint;
import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application that the tests of the shared parts start. */
@SpringBootApplication
public class ShopApplication {

    static final ProblemType OUT_OF_CUPS =
            new ProblemType("out_of_cups", 409, "Out of cups", "All cups are sold.")
                    .example("/v1/cups", "No cup is left.")
                    .with(
                            ProblemMember.of(
                                    "available",
                                    "{\"type\": \"integer\", \"description\": \"Cups left.\"}",
                                    "0"));

    @Bean
    OpenEndpoints openEndpoints() {
        return () -> List.of(OpenEndpoint.get("/v1/cups/{id}"), OpenEndpoint.get("/v1/greeting"));
    }

    @Bean
    InternalEndpoint clay() {
        return InternalEndpoint.post("/internal/clay", "potter-service", "clay:take");
    }

    @Bean
    ProblemCatalog problems() {
        return () -> List.of(OUT_OF_CUPS);
    }
}
