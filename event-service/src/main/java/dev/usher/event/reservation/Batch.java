package dev.usher.event.reservation;

import java.util.List;

/** What is done for callers together. */
interface Batch<Q, A> {

    /** One answer for each question, in their order. It decides for all or throws for all. */
    List<A> decide(List<Q> questions);

    /**
     * Whether an error is one question's own fault, so that each is better decided alone; otherwise
     * every caller of the batch gets it.
     */
    boolean mayBeOfOneAlone(RuntimeException error);
}
