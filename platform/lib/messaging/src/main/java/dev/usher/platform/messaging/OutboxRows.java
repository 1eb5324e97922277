package dev.usher.platform.messaging;

/**
 * The parts of a statement that changes aggregates and appends the messages about them, for
 * messages that are known before but for their sequence, or that are sent only if the change is
 * made. The parameters are those of {@link Outbox#prepared}.
 */
public final class OutboxRows {

    /** Begins the insert; must be followed by {@link #COLUMNS}. */
    public static final String INSERT =
            """
            insert into outbox (message_id, topic, key, aggregate_id, type, payload, occurred_at,
                                traceparent, sequence)
            """;

    /** Selects all columns but the last one from {@link #MESSAGES}. */
    public static final String COLUMNS =
            """
            select m.message_id, m.topic, m.key, m.aggregate_id, m.type, m.payload, :outboxNow,
                   m.traceparent,
            """;

    /** The prepared messages, with their places in the list from 1. */
    public static final String MESSAGES =
            """
            unnest(:outboxIds::uuid[], :outboxTopics::text[], :outboxKeys::text[],
                   :outboxAggregates::text[], :outboxTypes::text[], :outboxPayloads::text[],
                   :outboxTraces::text[])
                with ordinality
                as m (message_id, topic, key, aggregate_id, type, payload, traceparent, position)
            """;

    private OutboxRows() {}
}
