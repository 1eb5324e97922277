package dev.usher.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The listeners' limits.
 *
 * @param concurrency consumers per listener in this process
 * @param maxPollRecords records handed to a listener per poll
 * @param maxPollInterval how long a poll's records may take before the group takes them elsewhere
 * @param sessionTimeout after which the group gives up a silent consumer
 * @param heartbeatInterval of consumers, well below the session timeout
 * @param transientFirst pause after a failure that passes by itself, doubled with each one in a row
 * @param transientMax the longest such pause; the tries never end
 * @param poisonInterval pause between the tries of a record that may be poison
 * @param poisonRetries tries after the first before such a record goes to the dead letters
 * @param deadLetterTimeout how long the dead-letter topic may take to accept a record
 * @param exitTimeout how long a process whose consumer died by an error may take to end in order
 * @param retention how long it is remembered what was seen; longer than any topic keeps its records
 * @param purgeInterval how often older notes are removed
 * @param purgeBatch notes removed in one transaction
 */
@ConfigurationProperties("usher.inbox")
record InboxProperties(
        @DefaultValue("2") int concurrency,
        @DefaultValue("200") int maxPollRecords,
        @DefaultValue("2m") Duration maxPollInterval,
        @DefaultValue("10s") Duration sessionTimeout,
        @DefaultValue("2s") Duration heartbeatInterval,
        @DefaultValue("200ms") Duration transientFirst,
        @DefaultValue("5s") Duration transientMax,
        @DefaultValue("500ms") Duration poisonInterval,
        @DefaultValue("2") int poisonRetries,
        @DefaultValue("30s") Duration deadLetterTimeout,
        @DefaultValue("20s") Duration exitTimeout,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("1h") Duration purgeInterval,
        @DefaultValue("1000") int purgeBatch) {}
