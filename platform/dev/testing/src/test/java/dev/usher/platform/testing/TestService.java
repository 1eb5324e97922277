package dev.usher.platform.testing;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The smallest service, which returns its settings. */
@SpringBootApplication
class TestService {

    @RestController
    static class Mirror {

        private final JdbcTemplate database;
        private final Clock clock;
        private final String issuer;

        Mirror(DataSource database, Clock clock, @Value("${usher.security.issuer}") String issuer) {
            this.database = new JdbcTemplate(database);
            this.clock = clock;
            this.issuer = issuer;
        }

        @GetMapping("/mirror")
        Map<String, String> show() {
            return Map.of(
                    "role",
                            String.valueOf(
                                    database.queryForObject("SELECT current_user", String.class)),
                    "schema",
                            String.valueOf(
                                    database.queryForObject("SELECT current_schema", String.class)),
                    "now", clock.instant().toString(),
                    "issuer", issuer);
        }
    }
}
