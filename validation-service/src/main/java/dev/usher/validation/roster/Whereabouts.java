package dev.usher.validation.roster;

import org.jspecify.annotations.Nullable;

/**
 * The state of a ticket's row at one moment: the ticket's own status and version, and whether its
 * holder is inside.
 *
 * @param entry the last accepted entry; null if there was none
 */
public record Whereabouts(
        RosterEntry.Status status, int version, boolean inside, @Nullable AcceptedEntry entry) {}
