package dev.usher.payment.order;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;

/** The refusals of reading orders. */
final class OrderProblems {

    private OrderProblems() {}

    /** Says nothing about whether it exists for somebody else. */
    static ProblemException notFound() {
        return new ProblemException(
                CommonProblems.NOT_FOUND, "There is no order of yours with this id.");
    }
}
