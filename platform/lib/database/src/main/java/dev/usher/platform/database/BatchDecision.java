package dev.usher.platform.database;

import java.util.List;

/** Decides the questions of many callers together. */
public interface BatchDecision<Q, A> {

    /**
     * Returns one answer for each question, in their order. It decides all of them or throws, and
     * then has decided none.
     */
    List<A> decide(List<Q> questions);

    /**
     * Tells whether a single question may have caused the error. Then each question is decided
     * alone; otherwise every caller of the batch gets the error.
     */
    boolean mayBeOfOneAlone(RuntimeException error);
}
