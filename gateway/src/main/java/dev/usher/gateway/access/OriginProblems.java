package dev.usher.gateway.access;

import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;

/** The refusal of a page whose origin is not allowed. */
public final class OriginProblems {

    static final ProblemType ORIGIN_NOT_ALLOWED =
            new ProblemType(
                            "origin_not_allowed",
                            403,
                            "Origin not allowed",
                            "A browser sent this call for a page whose origin is not on the list of this"
                                    + " installation; nothing was done. Reading without a token is open to"
                                    + " every page. For the rest, those who run Usher must add the origin,"
                                    + " exactly as the browser sends it in `Origin`. The local suite allows"
                                    + " `http://localhost` and `http://127.0.0.1` on every port.")
                    .example(
                            "/v1/reservations",
                            "Pages of the origin in `Origin` must not make this call; nothing was"
                                    + " done.");

    private OriginProblems() {}

    /** Returns the types that only the gateway knows. */
    public static List<ProblemType> all() {
        return List.of(ORIGIN_NOT_ALLOWED);
    }

    static ProblemException refusal() {
        return new ProblemException(ORIGIN_NOT_ALLOWED);
    }
}
