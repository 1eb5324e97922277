package dev.usher.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.infrastructure.ProjectRoot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTests {

    @Test
    void flattensTheSettingsOfAProfile() {
        List<String> lines =
                """
                # Raised for load.
                usher:
                  limits:
                    calls:
                      per-second: 100000   # per caller
                      burst: 200000
                    webhooks: 1024
                  other: yes
                """
                        .lines()
                        .toList();

        assertThat(Limits.flat(lines))
                .isEqualTo(
                        Map.of(
                                "usher.limits.calls.per-second", "100000",
                                "usher.limits.calls.burst", "200000",
                                "usher.limits.webhooks", "1024",
                                "usher.other", "yes"));
    }

    @Test
    void findsTheLimitsOfGatewayAndPostgresql() {
        assertThat(Limits.inForce(ProjectRoot.find()))
                .containsKey("gateway usher.limits.calls.per-second")
                .containsKey("PostgreSQL max_wal_size");
    }
}
