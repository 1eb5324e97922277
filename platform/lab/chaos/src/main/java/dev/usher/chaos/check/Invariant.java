package dev.usher.chaos.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** One promise of the suite, and the way to find where it was broken. */
interface Invariant {

    /** Short and unique, such as {@code I1-counters}. */
    String id();

    /** The promise in a sentence. */
    String rule();

    Set<Need> needs();

    /** Asks within the caller's transaction, whose snapshot is the end of the run. */
    Finding ask(Connection database, Evidence evidence) throws SQLException;
}
