package dev.usher.ticket.erasure;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems of erasing a person. */
final class ErasureProblems {

    static final ProblemType NOT_FOR_API_KEYS =
            new ProblemType(
                            "not_for_api_keys",
                            403,
                            "Not for API keys",
                            "The call is for a person who has signed in. An API key acts for an"
                                    + " organizer and can't ask for the erasure of anybody.")
                    .example("/v1/me", "Sign in as the person whose data is to be erased.");

    static final ProblemType EVENTS_NOT_OVER =
            new ProblemType(
                            "events_not_over",
                            409,
                            "Events not over",
                            "The caller organizes a published event that has not ended. People hold"
                                    + " tickets for it, and their money may have to go back. Cancel"
                                    + " the event or wait until it has ended, then repeat the call.")
                    .example("/v1/me", "An event of yours has not ended.");

    private ErasureProblems() {}

    @Component
    static class ErasureCatalog implements ProblemCatalog {

        @Override
        public List<ProblemType> problems() {
            return List.of(NOT_FOR_API_KEYS, EVENTS_NOT_OVER);
        }
    }
}
