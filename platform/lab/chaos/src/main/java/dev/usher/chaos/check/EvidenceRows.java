package dev.usher.chaos.check;

import dev.usher.chaos.history.Call;
import dev.usher.chaos.record.Recording;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the evidence into the tables of the lab. */
final class EvidenceRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection connection;

    EvidenceRows(Connection connection) {
        this.connection = connection;
    }

    void insert(Evidence evidence) throws SQLException {
        try (RowBatch run = batch("insert into lab.run values (?)")) {
            run.add(evidence.suiteTime());
        }
        try (RowBatch poison = batch("insert into lab.poison values (?)")) {
            for (String id : evidence.poison()) {
                poison.add(id);
            }
        }
        if (evidence.messages() != null) {
            messages(evidence.messages());
        }
        if (evidence.ledger() != null) {
            sessions(JSON.readTree(evidence.ledger()));
        }
        if (evidence.deliveries() != null) {
            deliveries(JSON.readTree(evidence.deliveries()));
        }
        if (evidence.calls() != null) {
            calls(evidence.calls());
        }
        if (evidence.samples() != null) {
            samples(evidence.samples());
        }
    }

    private void messages(Path file) throws SQLException {
        try (RowBatch rows =
                batch(
                        "insert into lab.message values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb,"
                                + " ?, ?::jsonb, ?, ?)")) {
            MessageRows into = new MessageRows(rows);
            Recording.read(file, into::add);
            into.rethrow();
        }
    }

    private void sessions(JsonNode ledger) throws SQLException {
        try (RowBatch rows =
                batch(
                        "insert into lab.session values"
                                + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (JsonNode session : ledger.path("sessions")) {
                JsonNode metadata = session.path("metadata");
                String attempt = text(metadata, "attempt");
                rows.add(
                        text(session, "id"),
                        uuid(text(session, "client_reference_id")),
                        uuid(text(metadata, "reservationId")),
                        attempt == null ? null : Integer.valueOf(attempt),
                        text(session, "status"),
                        text(session, "payment_status"),
                        session.path("amount_total").asLong(),
                        text(session, "currency"),
                        instant(text(session, "created")),
                        instant(text(session, "expires_at")),
                        instant(text(session, "completed_at")),
                        instant(text(session, "expired_at")),
                        text(session, "payment_intent"),
                        session.path("captured").asLong(),
                        session.path("attempts").asInt(),
                        session.path("refunded").asLong(),
                        session.path("withdrawn").asLong());
            }
        }
        try (RowBatch rows = batch("insert into lab.ledger_violation values (?)")) {
            for (JsonNode violation : ledger.path("violations")) {
                rows.add(violation.asString());
            }
        }
    }

    private void deliveries(JsonNode deliveries) throws SQLException {
        try (RowBatch rows = batch("insert into lab.delivery values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (JsonNode delivery : deliveries) {
                JsonNode status = delivery.path("status");
                rows.add(
                        text(delivery, "eventId"),
                        text(delivery, "type"),
                        text(delivery, "session"),
                        delivery.path("attempt").asInt(),
                        instant(text(delivery, "at")),
                        status.isNumber() ? status.asInt() : null,
                        delivery.path("success").asBoolean(),
                        text(delivery, "fault"));
            }
        }
    }

    private void calls(List<Call> calls) throws SQLException {
        try (RowBatch rows =
                batch("insert into lab.call values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)")) {
            long number = 0;
            for (Call call : calls) {
                rows.add(
                        ++number,
                        call.actor(),
                        call.operation(),
                        call.attempt(),
                        call.outcome().name(),
                        call.status(),
                        call.code(),
                        json(call.subjects()),
                        call.answer(),
                        call.startedAt(),
                        call.startedAt().plus(call.took()),
                        call.retryAfter());
            }
        }
    }

    private void samples(List<Sample> samples) throws SQLException {
        try (RowBatch rows = batch("insert into lab.sample values (?, ?, ?, ?, ?)")) {
            for (Sample sample : samples) {
                rows.add(
                        sample.at(),
                        sample.kind(),
                        sample.subject(),
                        sample.value(),
                        sample.detail());
            }
        }
    }

    private RowBatch batch(String sql) throws SQLException {
        return new RowBatch(connection, sql);
    }

    static String json(Map<String, String> members) {
        return JSON.writeValueAsString(members);
    }

    private static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
