package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two replicas of ticket-service, which a list names and the configuration does not. */
class BalancingTests extends GatewayTest {

    private static final Upstream ONE = new Upstream("one");
    private static final Upstream TWO = new Upstream("two");

    @TempDir static Path directory;

    @DynamicPropertySource
    static void list(DynamicPropertyRegistry properties) {
        properties.add("usher.instances.file", BalancingTests::file);
    }

    private static Path file() {
        return directory.resolve("instances");
    }

    @BeforeEach
    void listBoth() throws Exception {
        ONE.forget();
        TWO.forget();
        list(ONE, TWO);
        // Until the last test's list and refusals are forgotten.
        Awaitility.await()
                .until(() -> {
                    ONE.forget();
                    TWO.forget();
                    api.get("/v1/ticket-keys", null);
                    api.get("/v1/ticket-keys", null);
                    return ONE.seen().size() == 1 && TWO.seen().size() == 1;
                });
        ONE.forget();
        TWO.forget();
    }

    @AfterAll
    static void end() {
        ONE.close();
        TWO.close();
    }

    @Test
    void letsReplicasTakeTurnsOnEveryPathOfTheirService() {
        for (int call = 0; call < 5; call++) {
            assertThat(api.get("/v1/tickets?page=a%20b", alice()).status()).isEqualTo(200);
            assertThat(api.get("/v1/ticket-keys", null).status()).isEqualTo(200);
        }

        assertThat(ONE.seen()).hasSize(5);
        assertThat(TWO.seen()).hasSize(5);
        assertThat(TICKET.seen()).isEmpty();
        assertThat(ONE.seen()).anyMatch(seen -> seen.uri().equals("/v1/tickets?page=a%20b"));
    }

    @Test
    void leavesAServiceThatIsNotListedWhereItIsConfigured() {
        assertThat(api.get("/v1/events", null).text()).contains("event");
    }

    @Test
    void makesACallThatOneRefusedToTheOtherWhateverItsMethod() {
        for (int call = 0; call < 4; call++) {
            ApiResponse answer =
                    ONE.whileAway(() -> api.post("/v1/tickets/7/cancel", "{\"a\":1}", alice()));
            assertThat(answer.status()).isEqualTo(200);
        }

        assertThat(TWO.seen()).hasSize(4).allMatch(seen -> seen.text().equals("{\"a\":1}"));
    }

    @Test
    void answers503WhenAllRefuse() {
        ApiResponse answer =
                ONE.whileAway(() -> TWO.whileAway(() -> api.get("/v1/tickets/7", alice())));

        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void repeatsAReadThatBrokeOff() {
        ONE.answers((exchange, _) -> exchange.close());

        for (int call = 0; call < 4; call++) {
            assertThat(api.get("/v1/tickets/7", alice()).status()).isEqualTo(200);
        }

        assertThat(TWO.seen()).hasSize(4);
    }

    @Test
    void doesNotRepeatAWriteThatMayHaveHadItsEffect() {
        ONE.answers((exchange, _) -> exchange.close());
        TWO.answers((exchange, _) -> exchange.close());

        assertThat(api.post("/v1/tickets/7/cancel", "{}", alice()).status()).isEqualTo(502);

        assertThat(ONE.seen().size() + TWO.seen().size()).isEqualTo(1);
    }

    @Test
    void learnsWithinASecondThatAReplicaIsGone() throws Exception {
        list(TWO);

        Predicate<Integer> onlyTwo =
                calls -> {
                    ONE.forget();
                    for (int call = 0; call < calls; call++) {
                        api.get("/v1/tickets/7", alice());
                    }
                    return ONE.seen().isEmpty();
                };
        Awaitility.await().atMost(Duration.ofSeconds(1)).until(() -> onlyTwo.test(4));
    }

    private static void list(Upstream... ready) throws IOException {
        List<String> lines =
                Arrays.stream(ready).map(each -> "ticket-service " + each.address()).toList();
        Path next = directory.resolve("next");
        Files.write(next, lines);
        Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE);
    }
}
