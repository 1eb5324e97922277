package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The relay's limits.
 *
 * @param relay whether this process sends messages
 * @param pollInterval how long a message committed by another replica may wait before it is read
 * @param idleInterval the same while no other replica's relay is connected; a replica that starts
 *     is noticed within pingInterval
 * @param gathered topics for whose messages alone the relay is not woken at once; they are sent
 *     with the next one of another topic
 * @param gatherWithin the longest time for which such a message waits for company
 * @param deleteWithin how long a message that was acknowledged may stay in the table; sooner if
 *     another one is read
 * @param standbyInterval how often a replica that does not lead tries to take the lead
 * @param batchSize messages in flight at once
 * @param pingInterval how often a leader that waits for Kafka checks that it still leads
 * @param hangTimeout after which the database ends the lead of a process that hangs; must be longer
 *     than pingInterval, retryMax and maxBlock
 * @param retryFirst pause after a failure, doubled with each one in a row
 * @param retryMax the longest pause after a failure
 * @param shutdownTimeout how long a stopping process still sends what is committed
 * @param connectTimeout for the relay's own database connection
 * @param socketTimeout after which a silent database is given up
 * @param maxBlock how long the relay waits for one topic before other topics get their turn
 * @param requestTimeout after which an unanswered request to a broker is repeated
 * @param compression of batches: none, lz4, zstd, snappy or gzip
 */
@ConfigurationProperties("usher.outbox")
record OutboxProperties(
        @DefaultValue("true") boolean relay,
        @DefaultValue("200ms") Duration pollInterval,
        @DefaultValue("2s") Duration idleInterval,
        @DefaultValue({"ORDERS", "RESERVATIONS", "SCANS"}) Set<Topic> gathered,
        @DefaultValue("100ms") Duration gatherWithin,
        @DefaultValue("100ms") Duration deleteWithin,
        @DefaultValue("1s") Duration standbyInterval,
        @DefaultValue("500") int batchSize,
        @DefaultValue("5s") Duration pingInterval,
        @DefaultValue("15s") Duration hangTimeout,
        @DefaultValue("200ms") Duration retryFirst,
        @DefaultValue("5s") Duration retryMax,
        @DefaultValue("5s") Duration shutdownTimeout,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("15s") Duration socketTimeout,
        @DefaultValue("5s") Duration maxBlock,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("lz4") String compression) {}
