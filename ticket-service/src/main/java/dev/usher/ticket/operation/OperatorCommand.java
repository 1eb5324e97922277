package dev.usher.ticket.operation;

import java.util.List;

/**
 * Work that an operator asks for. A command that was interrupted must be completed by running it
 * again.
 */
public interface OperatorCommand {

    /** The word that asks for the command. */
    String name();

    /** The words after the name, for the usage. */
    String usage();

    /**
     * Does the work.
     *
     * @return a sentence about the result
     * @throws IllegalArgumentException if the arguments are not those of the usage
     */
    String run(List<String> arguments);
}
