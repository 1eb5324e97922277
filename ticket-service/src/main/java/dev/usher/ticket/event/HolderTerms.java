package dev.usher.ticket.event;

import dev.usher.ticket.EventId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what an event demands when the holder of a ticket changes. */
@Repository
public class HolderTerms {

    private final JdbcClient jdbc;

    HolderTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the term, if the state of this sequence is the one that is kept. */
    void learn(EventId event, long sequence, boolean supersede) {
        jdbc.sql(
                        """
                        update show set supersede_on_holder_change = :supersede
                         where id = :id and sequence = :sequence
                        """)
                .param("supersede", supersede)
                .param("id", event.value())
                .param("sequence", sequence)
                .update();
    }

    /**
     * Tells whether a change of the holder makes a new credential. An event whose terms are not
     * known yet demands it.
     */
    public boolean supersedeOnChange(EventId event) {
        return jdbc.sql(
                        """
                        select coalesce(supersede_on_holder_change, true) from show where id = :id
                        """)
                .param("id", event.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }
}
