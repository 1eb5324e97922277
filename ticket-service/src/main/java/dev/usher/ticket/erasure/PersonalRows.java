package dev.usher.ticket.erasure;

/**
 * Rows of one table that name people. A feature with such a table has a bean of this type, with the
 * statement that empties them.
 */
public interface PersonalRows {

    /**
     * Empties at most this number of rows that name the person, in the caller's transaction, and
     * publishes what changed. It is called until it returns less than it may, and again when the
     * same person asks once more: rows that are empty already must not count.
     *
     * @return the number of rows that were emptied
     */
    int erase(ErasedPerson person, int rows);
}
