package dev.usher.chaos.check;

import static java.util.Objects.requireNonNull;

import dev.usher.chaos.record.RecordedMessage;
import dev.usher.chaos.record.Recording;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Searches all messages, except members in which personal data is allowed. */
final class TopicSecrets implements Invariant {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Members with personal data, by the beginning of the topic's name. */
    private static final Map<String, List<String>> ALLOWED =
            Map.of("usher.payments.", List.of("buyer"), "usher.orders.", List.of("buyer"));

    @Override
    public String id() {
        return "I14-topics";
    }

    @Override
    public String rule() {
        return "Messages must contain personal data only in buyer and in a holder's name, and neither a"
                + " ticket's code nor another secret.";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.MESSAGES);
    }

    @Override
    public Finding check(Connection database, Evidence evidence) {
        ViolationList violations = new ViolationList();
        Recording.read(
                requireNonNull(evidence.messages(), "messages"),
                message -> {
                    if (!message.headers().containsKey(MessageRows.INJECTED)) {
                        secret(message)
                                .ifPresent(kind ->
                                        violations.add(
                                                "%s in %s-%d@%d"
                                                        .formatted(
                                                                kind,
                                                                message.topic(),
                                                                message.partition(),
                                                                message.offset())));
                    }
                });
        return violations.of(this);
    }

    static Optional<String> secret(RecordedMessage message) {
        StringBuilder text = new StringBuilder(256);
        text.append(message.key()).append('\n');
        message.headers()
                .forEach((name, value) -> {
                    // Spring's headers of a dead letter contain no personal data, and its traces
                    // are long.
                    if (!name.startsWith("kafka_dlt-exception")) {
                        text.append(value).append('\n');
                    }
                });
        text.append(withoutAllowed(message));
        return SecretPatterns.in(text.toString());
    }

    private static String withoutAllowed(RecordedMessage message) {
        String value = message.value();
        if (value == null || message.binary()) {
            return "";
        }
        try {
            if (JSON.readTree(value) instanceof ObjectNode object) {
                ALLOWED.forEach((topic, members) -> {
                    if (message.topic().contains(topic)) {
                        members.forEach(object::remove);
                    }
                });
                return object.toString();
            }
        } catch (JacksonException _) {
            // Malformed: the whole text is searched.
        }
        return value;
    }
}
