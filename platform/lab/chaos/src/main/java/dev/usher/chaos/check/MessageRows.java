package dev.usher.chaos.check;

import dev.usher.chaos.record.RecordedMessage;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns recorded messages into rows, and tolerates malformed ones. */
final class MessageRows {

    /** The header of every message that the lab itself sent. */
    static final String INJECTED = "usher-chaos";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUL = "\u0000";

    private final RowBatch rows;
    private @Nullable SQLException failure;

    MessageRows(RowBatch rows) {
        this.rows = rows;
    }

    void add(RecordedMessage message) {
        if (failure != null) {
            return;
        }
        String value = message.binary() ? null : clean(message.value());
        try {
            rows.add(
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    message.timestamp(),
                    clean(message.key()),
                    clean(message.attribute("id")),
                    clean(message.attribute("type")),
                    clean(message.attribute("source")),
                    clean(message.attribute("subject")),
                    sequence(message.attribute("sequence")),
                    time(message.attribute("time")),
                    clean(EvidenceRows.json(message.headers())),
                    message.binary() ? message.value() : value,
                    isObject(value) ? value : null,
                    message.topic().endsWith(".dlt"),
                    message.headers().containsKey(INJECTED));
        } catch (SQLException refused) {
            failure = refused;
        }
    }

    void rethrow() throws SQLException {
        if (failure != null) {
            throw failure;
        }
    }

    /** Removes zero characters, plain or escaped in JSON, which PostgreSQL refuses. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace(NUL, "").replace("\\u0000", "");
    }

    /** Refuses half a surrogate pair too, which JSON can express and PostgreSQL refuses. */
    private static boolean isObject(@Nullable String value) {
        if (value == null || value.contains("\\ud") || value.contains("\\uD")) {
            return false;
        }
        try {
            return JSON.readTree(value).isObject();
        } catch (JacksonException _) {
            return false;
        }
    }

    private static @Nullable Long sequence(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }
}
