package dev.usher.event.suspension;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problem of a caller whose account is suspended. */
@Component
class SuspensionProblems implements ProblemCatalog {

    static final ProblemType ACCOUNT_SUSPENDED =
            new ProblemType(
                            "account_suspended",
                            403,
                            "Account suspended",
                            "The operator has suspended the account, so it can make no call about events"
                                    + " and reservations, and open no order. Ask the operator for the"
                                    + " reason.")
                    .example("/v1/events", "The account is suspended.");

    @Override
    public List<ProblemType> problems() {
        return List.of(ACCOUNT_SUSPENDED);
    }

    @Override
    public List<ViolationCode> violations() {
        return List.of(new ViolationCode("own_account", "The account must not be your own."));
    }
}
