package dev.usher.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

@Tag("integration")
class FirstAnswersIntegrationTests {

    private static final RequestFingerprint FINGERPRINT =
            new RequestFingerprint(new byte[32], new byte[32]);
    private static final FirstAnswer ANSWER =
            new FirstAnswer(201, Map.of("ETag", "\"1\""), new byte[] {1});
    private static JdbcClient jdbc;

    private final AtomicLong counter = new AtomicLong();
    private final FirstAnswers answers =
            new FirstAnswers(
                    jdbc,
                    () -> new UUID(7, counter.incrementAndGet()),
                    new IdempotencySettings(
                            List.of(),
                            Duration.ofSeconds(60),
                            Duration.ofHours(24),
                            DataSize.ofKilobytes(1),
                            DataSize.ofKilobytes(1),
                            Duration.ofMinutes(10),
                            2));

    @BeforeAll
    static void migrate() {
        String url = Infrastructure.freshDatabase().url("event");
        String owner = Database.ownerOf("event");
        Flyway.configure()
                .dataSource(url, owner, owner)
                .locations("classpath:db/web")
                .load()
                .migrate();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "event", "event"));
    }

    @BeforeEach
    void clean() {
        jdbc.sql("delete from idempotency").update();
    }

    @Test
    void doesNotKeepTheAnswerOfARunThatLostItsLease() {
        UUID lost = granted();
        jdbc.sql("update idempotency set lease_until = now() - interval '1 s'").update();
        UUID current = granted();

        answers.keep("alice", "k", lost, ANSWER);
        answers.release("alice", "k", lost);

        assertThat(answers.claim("alice", "k", FINGERPRINT)).isEqualTo(new Claim.UnderWay());
        answers.keep("alice", "k", current, ANSWER);
        assertThat(answers.claim("alice", "k", FINGERPRINT))
                .isInstanceOfSatisfying(
                        Claim.Answered.class,
                        answered -> assertThat(answered.answer().status()).isEqualTo(201));
    }

    @Test
    void neverReleasesAKeptAnswer() {
        UUID lease = granted();
        answers.keep("alice", "k", lease, ANSWER);

        answers.release("alice", "k", lease);

        assertThat(answers.claim("alice", "k", FINGERPRINT)).isInstanceOf(Claim.Answered.class);
    }

    @Test
    void purgesOnlyWhatIsOlderThanItsRetentionInBatches() {
        for (int age : new int[] {23, 25, 26, 27}) {
            answers.claim("alice", "k" + age, FINGERPRINT);
            jdbc.sql(
                            "update idempotency set created_at = now() - make_interval(hours => :age)"
                                    + " where key = :key")
                    .param("age", age)
                    .param("key", "k" + age)
                    .update();
        }

        assertThat(answers.purgeBatch()).isEqualTo(2);
        assertThat(answers.purgeBatch()).isEqualTo(1);
        assertThat(jdbc.sql("select key from idempotency").query(String.class).list())
                .containsExactly("k23");
    }

    private UUID granted() {
        return answers.claim("alice", "k", FINGERPRINT) instanceof Claim.Granted granted
                ? granted.lease()
                : new UUID(0, 0);
    }
}
