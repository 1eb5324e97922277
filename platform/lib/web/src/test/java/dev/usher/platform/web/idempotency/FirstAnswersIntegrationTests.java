package dev.usher.platform.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Database;
import dev.usher.platform.testing.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
    private static final byte[] OTHER = "another request of 32 bytes, too".getBytes(UTF_8);
    private static final int CLAIMS = 40;
    private static JdbcClient jdbc;
    private static String url = "";

    private final AtomicLong counter = new AtomicLong();
    private final FirstAnswers answers = answers(jdbc);

    private FirstAnswers answers(JdbcClient client) {
        return new FirstAnswers(
                client,
                () -> new UUID(7, counter.incrementAndGet()),
                new IdempotencySettings(
                        List.of(),
                        Duration.ofSeconds(60),
                        Duration.ofHours(24),
                        DataSize.ofKilobytes(1),
                        DataSize.ofKilobytes(1),
                        Duration.ofMinutes(10),
                        2));
    }

    @BeforeAll
    static void migrate() {
        url = Infrastructure.freshDatabase().url("event");
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

    /** The work that follows waits for the disk, and the log keeps the order of the two. */
    @Test
    void claimsWithoutWaitingForTheDisk() {
        JdbcClient waiting = JdbcClient.create(waiting());
        FirstAnswers durable = answers(waiting);
        int notWaited = 0;
        for (int i = 0; i < CLAIMS; i++) {
            String before = flushedUpTo();
            durable.claim("alice", "k" + i, FINGERPRINT);
            if (flushedUpTo().equals(before)) {
                notWaited++;
            }
        }

        // Others may have flushed the log meanwhile; a statement that waits always has.
        assertThat(notWaited).isPositive();
        for (int i = 0; i < CLAIMS; i++) {
            String before = flushedUpTo();
            waiting.sql("delete from idempotency where key = :key").param("key", "k" + i).update();
            assertThat(flushedUpTo()).isNotEqualTo(before);
        }
    }

    @Test
    void keepsTheAnswerOfARunWithoutAClaimOnlyIfItIsTheFirst() {
        assertThat(answers.keepFirst(row(1), FINGERPRINT)).isEmpty();

        assertThat(answers.keepFirst(row(2), FINGERPRINT))
                .hasValueSatisfying(known -> assertThat(known).isInstanceOf(Claim.Answered.class));
        assertThat(answers.keepFirst(row(3), new RequestFingerprint(OTHER.clone(), OTHER.clone())))
                .hasValue(new Claim.UsedForAnother());
        assertThat(jdbc.sql("select lease from idempotency").query(UUID.class).list())
                .containsExactly(new UUID(8, 1));
    }

    @Test
    void keepsNoAnswerBesideARunUnderWayButTakesOverACrashedOne() {
        granted();
        assertThat(answers.keepFirst(row(1), FINGERPRINT)).hasValue(new Claim.UnderWay());

        jdbc.sql("update idempotency set lease_until = now() - interval '1 s'").update();

        assertThat(answers.keepFirst(row(2), FINGERPRINT)).isEmpty();
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

    private static FirstAnswerRow row(int run) {
        return new KeyedRequest("alice", "k", FINGERPRINT.meaning(), Duration.ofMinutes(1))
                .answered(new UUID(8, run), ANSWER);
    }

    /** Connects so that each commit waits for the disk, which test servers leave out. */
    private static DriverManagerDataSource waiting() {
        DriverManagerDataSource source = new DriverManagerDataSource(url, "event", "event");
        Properties options = new Properties();
        options.setProperty("options", "-c synchronous_commit=on");
        source.setConnectionProperties(options);
        return source;
    }

    private static String flushedUpTo() {
        return jdbc.sql("select pg_current_wal_flush_lsn()::text").query(String.class).single();
    }

    private UUID granted() {
        return answers.claim("alice", "k", FINGERPRINT) instanceof Claim.Granted granted
                ? granted.lease()
                : new UUID(0, 0);
    }
}
