package dev.usher.validation.roster;

import dev.usher.credential.CodeKey;
import dev.usher.validation.TicketId;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Replaces codes that an earlier release copied in clear by their hashes. Replicas share the work;
 * while an earlier release still runs beside this one, its codes are hashed soon after.
 */
@Component
class HashClearCodes {

    private static final Logger log = LoggerFactory.getLogger(HashClearCodes.class);

    /** The number of codes that one transaction hashes. */
    private static final int BATCH = 500;

    /** Limits one run; the next one hashes what is left. */
    private static final int MAX_BATCHES = 10_000;

    private final RosterEntries entries;
    private final CodeKey codeKey;
    private final TransactionTemplate transaction;

    HashClearCodes(RosterEntries entries, CodeKey codeKey, TransactionTemplate transaction) {
        this.entries = entries;
        this.codeKey = codeKey;
        this.transaction = transaction;
    }

    void hashAll() {
        long hashed = 0;
        for (int batch = 0; batch < MAX_BATCHES; batch++) {
            Integer some = transaction.execute(_ -> hashSome());
            hashed += some;
            if (some < BATCH) {
                break;
            }
        }
        if (hashed > 0) {
            log.info("Replaced {} codes of tickets by their hashes", hashed);
        }
    }

    private int hashSome() {
        Map<TicketId, String> clear = entries.takeClearCodes(BATCH);
        clear.forEach((ticket, code) -> entries.replaceCode(ticket, codeKey.hash(code)));
        return clear.size();
    }
}
