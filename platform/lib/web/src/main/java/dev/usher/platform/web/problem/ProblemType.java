package dev.usher.platform.web.problem;

/**
 * A kind of problem that a client can act upon. The code never changes once released.
 *
 * @param code stable, snake_case; the last segment of the problem's type URL
 * @param title short, the same for every occurrence
 * @param description text of the documentation page: the cause, and the remedy
 */
public record ProblemType(String code, int status, String title, String description) {

    public ProblemType {
        if (!code.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a problem code must be snake_case, not " + code);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(
                    "a problem's status must be 4xx or 5xx, not " + status);
        }
    }
}
