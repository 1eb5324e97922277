package dev.usher.payment.order;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;

/** The refusals of reading orders. */
final class OrderProblems {

    private OrderProblems() {}

    /** Does not tell whether the order exists for another buyer. */
    static ProblemException notFound() {
        return new ProblemException(CommonProblems.NOT_FOUND, "You have no order with this id.");
    }
}
