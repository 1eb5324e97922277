package dev.usher.platform.web.paging;

import dev.usher.platform.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The limits of a page. */
public final class Paging {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    private Paging() {}

    /** Returns the requested limit, or the default for null; refuses with 400 outside 1 to 100. */
    public static int limit(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT_LIMIT;
        }
        if (requested < 1 || requested > MAX_LIMIT) {
            throw ProblemException.invalid(
                    "/limit", "out_of_range", "limit must be from 1 to " + MAX_LIMIT);
        }
        return requested;
    }
}
