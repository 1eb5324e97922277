package dev.usher.ticket.operation;

import java.util.Optional;

/**
 * A topic and the table with the same content. Either can be made again from the other. Topics are
 * worked on in the order of {@link org.springframework.core.annotation.Order}.
 */
public interface OwnTopic {

    /**
     * Brings the table to the states of the topic. Rows with a newer state are left alone, so that
     * the command can be repeated, and completes a table that was restored from a backup.
     *
     * @return a sentence about the result
     */
    String rebuildTable();

    /**
     * Publishes every row once more.
     *
     * @return a sentence about the result; empty if another service publishes the topic
     */
    default Optional<String> publishAgain() {
        return Optional.empty();
    }
}
