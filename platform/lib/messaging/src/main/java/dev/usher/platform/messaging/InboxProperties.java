package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The listeners' limits.
 *
 * @param concurrency consumers per listener in this process; more than one may wait for each
 *     other's locks
 * @param maxPollRecords records handed to a listener per poll
 * @param lanes transactions at the same time into which a large poll is divided, each with all
 *     records of a key; more than one needs handlers that lock what keys share in one order
 * @param recordsPerLane the least number of records for which a lane is opened
 * @param fetchMaxWait how long the broker keeps a fetch open while there is no record; one that
 *     arrives is answered at once, but a consumer that gets further partitions waits this long
 * @param restBetweenPolls by the group of a listener, how long it rests after a poll, so that the
 *     next one brings what came meanwhile; a message after a pause is read at once
 * @param commitInterval the shortest time between two commits of a listener's offsets; what is read
 *     again after a crash in between was handled, and is dropped
 * @param maxPollInterval how long the records of a poll may take before another consumer gets them
 * @param sessionTimeout after which the group gives up a silent consumer
 * @param heartbeatInterval of consumers, well below the session timeout
 * @param transientFirst pause after a failure that passes by itself, doubled with each one in a row
 * @param transientMax the longest such pause; the attempts never end
 * @param poisonInterval pause between the attempts of a record that may be poison
 * @param poisonRetries attempts after the first before such a record goes to the dead letters
 * @param deadLetterTimeout how long the dead-letter topic may take to accept a record
 * @param exitTimeout how long a process whose consumer died may take for an orderly shutdown
 * @param retention how long handled messages are remembered; must be longer than any topic's
 *     retention
 * @param purgeInterval how often older rows are deleted
 * @param purgeBatch rows deleted in one transaction
 */
@ConfigurationProperties("usher.inbox")
record InboxProperties(
        @DefaultValue("1") int concurrency,
        @DefaultValue("200") int maxPollRecords,
        @DefaultValue("1") int lanes,
        @DefaultValue("50") int recordsPerLane,
        @DefaultValue("2s") Duration fetchMaxWait,
        @DefaultValue Map<String, Duration> restBetweenPolls,
        @DefaultValue("1s") Duration commitInterval,
        @DefaultValue("2m") Duration maxPollInterval,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("3s") Duration heartbeatInterval,
        @DefaultValue("200ms") Duration transientFirst,
        @DefaultValue("5s") Duration transientMax,
        @DefaultValue("500ms") Duration poisonInterval,
        @DefaultValue("2") int poisonRetries,
        @DefaultValue("30s") Duration deadLetterTimeout,
        @DefaultValue("20s") Duration exitTimeout,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("1h") Duration purgeInterval,
        @DefaultValue("1000") int purgeBatch) {}
