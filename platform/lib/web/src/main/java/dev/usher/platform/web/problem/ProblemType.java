package dev.usher.platform.web.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of problem that a client can act upon. The code never changes once released.
 *
 * @param code stable, snake_case; the last segment of the problem's type URL
 * @param title short, the same for every occurrence
 * @param description text of the documentation page: the cause, and the remedy
 * @param instance the path of a call that is refused with this problem, as an example
 * @param detail what such a call is told, as an example
 * @param members the members that this problem has beside those of every problem
 */
public record ProblemType(
        String code,
        int status,
        String title,
        String description,
        String instance,
        String detail,
        List<ProblemMember> members) {

    private static final String ANY_CALL = "/v1/events";

    public ProblemType {
        if (!code.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a problem code must be snake_case, not " + code);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(
                    "a problem's status must be 4xx or 5xx, not " + status);
        }
        members = List.copyOf(members);
    }

    public ProblemType(String code, int status, String title, String description) {
        this(code, status, title, description, ANY_CALL, title + ".", List.of());
    }

    /** Returns the type with an example of an occurrence, which the documentation shows. */
    public ProblemType example(String instance, String detail) {
        return new ProblemType(code, status, title, description, instance, detail, members);
    }

    /** Returns the type with a member of its own. */
    public ProblemType with(ProblemMember member) {
        List<ProblemMember> all = new ArrayList<>(members);
        all.add(member);
        return new ProblemType(code, status, title, description, instance, detail, all);
    }
}
