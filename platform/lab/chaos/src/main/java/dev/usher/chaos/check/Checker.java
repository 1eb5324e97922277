package dev.usher.chaos.check;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks every invariant of the project on one snapshot of the databases. The schema {@code lab} is
 * kept for further queries.
 */
public final class Checker {

    /** The number of described violations of an invariant. */
    static final int SHOWN = 20;

    private final Path project;
    private final ConnectionSource database;

    public Checker(Path project, ConnectionSource database) {
        this.project = project;
        this.database = database;
    }

    public Verdict check(Evidence evidence) {
        try (Connection connection = database.open()) {
            LabSchema.load(connection, evidence);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Verdict verdict = check(connection, evidence);
            connection.rollback();
            return verdict;
        } catch (SQLException failed) {
            throw new IllegalStateException("The databases could not be checked.", failed);
        }
    }

    private Verdict check(Connection connection, Evidence evidence) throws SQLException {
        Set<Need> met = Need.metBy(evidence);
        List<Finding> findings = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Invariant invariant : Invariants.of(project)) {
            if (met.containsAll(invariant.needs())) {
                findings.add(check(invariant, connection, evidence));
            } else {
                skipped.add(invariant.id());
            }
        }
        return new Verdict(findings, skipped, Figures.of(connection, met));
    }

    private static Finding check(Invariant invariant, Connection connection, Evidence evidence)
            throws SQLException {
        try {
            return invariant.check(connection, evidence);
        } catch (SQLException broken) {
            throw new SQLException(invariant.id() + " could not be checked", broken);
        }
    }
}
