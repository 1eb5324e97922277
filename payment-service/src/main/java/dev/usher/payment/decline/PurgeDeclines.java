package dev.usher.payment.decline;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes declines that no longer count. */
@Component
class PurgeDeclines {

    private static final Logger log = LoggerFactory.getLogger(PurgeDeclines.class);

    /** Limits one purge; the next one deletes what is left. */
    private static final int MAX_BATCHES = 1_000;

    private final CardDeclines declines;
    private final DeclineSettings settings;
    private final Clock clock;

    PurgeDeclines(CardDeclines declines, DeclineSettings settings, Clock clock) {
        this.declines = declines;
        this.settings = settings;
        this.clock = clock;
    }

    void purge() {
        Instant before = clock.instant().minus(settings.window());
        long purged = 0;
        int last = settings.purgeBatch();
        for (int batch = 0; batch < MAX_BATCHES && last == settings.purgeBatch(); batch++) {
            last = declines.purge(before, settings.purgeBatch());
            purged += last;
        }
        log.debug("deleted {} declines", purged);
    }
}
