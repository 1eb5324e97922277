package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** A rule that the suite must keep, and the way to find violations. */
interface Invariant {

    /** Short and unique, such as {@code I1-counters}. */
    String id();

    /** The rule in a sentence. */
    String rule();

    Set<Need> needs();

    /** Checks in the caller's transaction, whose snapshot is the end of the run. */
    Finding check(Connection database, Evidence evidence) throws SQLException;
}
