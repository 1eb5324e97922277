package dev.usher.platform.database;

import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionOperations;

/** Runs decisions in transactions. */
public final class Transactions {

    private Transactions() {}

    /**
     * Runs a decision in a transaction, commits it whatever the answer is, and returns the answer.
     * An exception rolls the transaction back.
     */
    public static boolean decide(TransactionOperations transaction, BooleanSupplier decision) {
        return Boolean.TRUE.equals(transaction.execute(_ -> decision.getAsBoolean()));
    }
}
