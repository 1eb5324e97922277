package dev.usher.platform.messaging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deletes inbox rows that are older than any topic's retention. Replicas share the work: each skips
 * the rows that another is deleting.
 */
final class InboxPurge {

    private static final Logger log = LoggerFactory.getLogger(InboxPurge.class);

    private static final String DELETE =
            """
            delete from inbox where (consumer, message_id) in (
                select consumer, message_id from inbox
                where received_at < now() - make_interval(secs => ?)
                limit ? for update skip locked)
            """;

    /** Limits one purge; the next one deletes what is left. */
    private static final int MAX_BATCHES = 10_000;

    private final JdbcTemplate jdbc;
    private final InboxProperties settings;

    InboxPurge(JdbcTemplate jdbc, InboxProperties settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Returns the number of rows that were deleted. */
    long purge() {
        long deleted = 0;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            int rows = jdbc.update(DELETE, settings.retention().toSeconds(), settings.purgeBatch());
            deleted += rows;
            if (rows < settings.purgeBatch()) {
                break;
            }
        }
        log.debug("Deleted {} inbox rows", deleted);
        return deleted;
    }
}
