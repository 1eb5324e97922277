package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsTests {

    @Test
    void letsOneServiceRunAsOftenAsPossible() {
        Connections.check(Map.of("event-service", 8, "payment-service", 1, "ticket-service", 1));
    }

    @Test
    void refusesWhatPostgresqlCannotCarryAndShowsTheSum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connections.check(Map.of("event-service", 20)))
                .withMessage(
                        """
                        PostgreSQL accepts 200 connections here, and these would need 210:
                          event-service: 20 x 10
                          reserve: 10\
                        """);
    }

    @Test
    void countsThePoolsThatTheServicesHave() throws Exception {
        for (String service : Plan.SERVICES) {
            Path settings =
                    ProjectRoot.find()
                            .resolve(service)
                            .resolve("src/main/resources/application.yml");
            assertThat(Files.readString(settings))
                    .as(service)
                    .contains("maximum-pool-size: " + Connections.POOL + "\n");
        }
    }
}
