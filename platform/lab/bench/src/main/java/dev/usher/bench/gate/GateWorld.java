package dev.usher.bench.gate;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.credential.CodeKey;
import dev.usher.credential.Credential;
import dev.usher.credential.CredentialSigner;
import dev.usher.credential.RootSecret;
import dev.usher.credential.SigningKey;
import dev.usher.credential.TypedCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** One event whose doors are open, its tickets, and the requests of a scanner at its door. */
final class GateWorld {

    static final String SERVICE = "validation-service";

    /** More than are scanned in a burst. */
    static final int TICKETS = 30_000;

    private static final String STEWARD = "door";

    /** The lowest bits of the codes; each code has one more. */
    private static final long FIRST_CODE = 1L << 40;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(50);

    private final BenchDatabase database;
    private final CodeKey codes;
    private final String token;
    private final UUID event;
    private final List<UUID> tickets = new ArrayList<>();
    private final SigningKey key;
    private final SigningKey forger;
    private final Instant from;
    private final CredentialSigner signer = new CredentialSigner();

    private GateWorld(Stage stage) {
        this.database = stage.database();
        this.codes = CodeKey.ofBase64(stage.suite().variable(SERVICE, "USHER_CODE_KEY"));
        this.token = stage.suite().token(STEWARD, "organizer");
        this.event =
                database.rows("select uuidv7()", row -> row.getObject(1, UUID.class)).getFirst();
        RootSecret root = new RootSecret(new byte[RootSecret.MIN_BYTES]);
        this.key = root.signingKey(event, 1);
        this.forger = new SigningKey(key.keyId(), root.forPurpose("a forger's key"));
        this.from = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    static GateWorld open(Stage stage) {
        stage.progress("making %d tickets".formatted(TICKETS));
        GateWorld world = new GateWorld(stage);
        world.make();
        return world;
    }

    private void make() {
        database.execute("truncate validation.event, validation.staff, validation.ticket_key");
        database.update(
                """
                insert into validation.event (id, sequence, organizer_id, status, title, starts_at,
                    ends_at, time_zone, opens_at, closes_at, reentry)
                values (?, 1, ?, 'PUBLISHED', 'Evening', now() + interval '1 hour',
                    now() + interval '4 hours', 'Europe/Amsterdam', now() - interval '1 day',
                    now() + interval '1 day', false)
                """,
                event,
                BenchSuite.accountId(STEWARD));
        database.update(
                """
                insert into validation.ticket_key (key_id, sequence, event_id, public_key, status)
                values (?, 1, ?, ?, 'ACTIVE')
                """,
                key.keyId().toString(),
                event,
                key.verifyingKey().toBytes());
        database.execute(
                """
                create table bench.roster (id uuid not null, code_hash text not null)
                """);
        for (int first = 0; first < TICKETS; first += 1_000) {
            List<String> rows = new ArrayList<>();
            for (int i = first; i < first + 1_000; i++) {
                UUID ticket = new UUID(event.getMostSignificantBits(), Long.MIN_VALUE | i);
                tickets.add(ticket);
                rows.add("('%s', '%s')".formatted(ticket, codes.hash(code(i))));
            }
            database.execute("insert into bench.roster values " + String.join(", ", rows));
        }
        clear();
    }

    private static String code(int number) {
        // Not every number has a check character that is issued; never more than five in a row.
        return TypedCode.firstOf(candidate -> FIRST_CODE + number * 8L + candidate).toString();
    }

    /** Scans of each ticket by its code, each once. */
    List<LoadRequest> codes() {
        return scans(number -> "\"code\":\"%s\"".formatted(code(number)));
    }

    /** Scans of codes that are well formed and no ticket's. */
    List<LoadRequest> unknownCodes() {
        return scans(number -> "\"code\":\"%s\"".formatted(code(TICKETS + number)));
    }

    /** Scans of each ticket by its credential, each once. */
    List<LoadRequest> credentials() {
        return scans(number -> "\"credential\":\"%s\"".formatted(signed(number, key)));
    }

    private List<LoadRequest> scans(IntFunction<String> proof) {
        List<LoadRequest> requests = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            String body =
                    "{\"scanId\":\"%s\",\"eventId\":\"%s\",\"gate\":\"North\",%s}"
                            .formatted(LoadRequest.UNIQUE, event, proof.apply(i));
            requests.add(LoadRequest.post("localhost", "/v1/scans", token, body));
        }
        return requests;
    }

    /** Questions about credentials that were signed with another key than they name. */
    List<LoadRequest> forgeries() {
        List<LoadRequest> requests = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String body =
                    "{\"credential\":\"%s\",\"eventId\":\"%s\"}"
                            .formatted(signed(i, forger), event);
            requests.add(LoadRequest.post("localhost", "/v1/validations", token, body));
        }
        return requests;
    }

    /** A credential that its key verifies. */
    String genuine() {
        return signed(0, key);
    }

    SigningKey key() {
        return key;
    }

    private String signed(int number, SigningKey with) {
        return signer.sign(
                new Credential(
                        tickets.get(number), event, 1, from, from.plus(400, ChronoUnit.DAYS)),
                with);
    }

    /** Lets everybody be outside again, once nothing is under way. */
    void clear() {
        boolean idle =
                Waiting.until(
                        () -> database.number("select count(*) from validation.outbox") == 0,
                        PATIENCE,
                        BETWEEN_QUERIES);
        if (!idle) {
            throw new BenchFailed(
                    "messages of validation-service must be on Kafka within a minute");
        }
        database.execute(
                """
                truncate validation.scan, validation.ticket;
                insert into validation.ticket (id, sequence, event_id, version, status, code_hash,
                    key_id, ticket_type_name, holder_name)
                select id, 1, '%s', 1, 'VALID', code_hash, '%s', 'Type 0', 'Fan' from bench.roster;
                analyze validation.ticket
                """
                        .formatted(event, key.keyId()));
    }

    /** Lets everybody be inside. */
    void fill() {
        clear();
        database.execute(
                """
                update validation.ticket set inside = true, entry_scan_id = uuidv7(),
                    entry_at = now(), entry_gate = 'North'
                """);
    }

    /** Returns what is wrong unless each answer admitted one ticket. */
    List<String> otherThanAdmitted(Work work) {
        return otherThan(work, "ADMITTED", work.operations());
    }

    /** Returns what is wrong unless each answer refused a ticket. */
    List<String> otherThanRefused(Work work) {
        return otherThan(work, "REJECTED", TICKETS);
    }

    private List<String> otherThan(Work work, String result, long inside) {
        List<String> counts =
                database.rows(
                        "select result || ' ' || count(*) from validation.scan group by result",
                        row -> row.getString(1));
        long now = database.number("select count(*) from validation.ticket where inside");
        boolean well =
                work.count("200") == work.operations()
                        && work.count(Work.FAILURES) == 0
                        && counts.equals(List.of(result + " " + work.operations()))
                        && now == inside;
        return well
                ? List.of()
                : List.of(
                        "answers %s, scans %s, %d inside"
                                .formatted(
                                        work.outcomes(),
                                        counts.stream().collect(Collectors.joining(", ")),
                                        now));
    }
}
