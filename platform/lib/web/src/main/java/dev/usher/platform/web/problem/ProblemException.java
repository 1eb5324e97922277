package dev.usher.platform.web.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends a request with a problem. It has no stack trace, because it is an answer, not a defect. */
public final class ProblemException extends RuntimeException {

    /** Members of every problem, which must not be used as extensions. */
    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "code", "traceId");

    /** Limits the answer to a request of thousands of mistakes. */
    static final int MAX_VIOLATIONS = 100;

    /** The header that {@link #retryAfter} sets. */
    public static final String RETRY_AFTER = "Retry-After";

    private final transient ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /** Makes a problem whose detail is always the one of its type. */
    public ProblemException(ProblemType type) {
        this(type, type.detail());
    }

    public ProblemException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /** Makes a 400 that lists the violations, of which an answer has at most 100. */
    public static ProblemException invalid(List<Violation> violations) {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an invalid request must have a violation");
        }
        int shown = Math.min(violations.size(), MAX_VIOLATIONS);
        return new ProblemException(CommonProblems.INVALID_REQUEST, summary(violations))
                .with("errors", List.copyOf(violations.subList(0, shown)));
    }

    private static String summary(List<Violation> violations) {
        int count = violations.size();
        if (count == 1) {
            return violations.getFirst().detail();
        }
        return "The request has %d violations, %slisted in errors."
                .formatted(
                        count,
                        count > MAX_VIOLATIONS
                                ? "the first " + MAX_VIOLATIONS + " of which are "
                                : "");
    }

    /** Makes a 400 for one violation. */
    public static ProblemException invalid(String pointer, String code, String detail) {
        return invalid(List.of(new Violation(pointer, code, detail)));
    }

    /** Adds an extension member to the problem. */
    public ProblemException with(String member, Object value) {
        if (RESERVED.contains(member)) {
            throw new IllegalArgumentException(member + " must not be used as an extension member");
        }
        members.put(member, value);
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Invites the caller to repeat the request after a pause, in whole seconds and at least one
     * ({@code Retry-After}). An answer with this header is not kept for an Idempotency-Key.
     */
    public ProblemException retryAfter(Duration pause) {
        return header(RETRY_AFTER, String.valueOf(Math.max(1, pause.plusMillis(999).toSeconds())));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        String detail = getMessage();
        return detail == null ? type.title() : detail;
    }

    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** Returns the violations of an invalid request; none for any other problem. */
    public List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (members.get("errors") instanceof List<?> errors) {
            for (Object error : errors) {
                if (error instanceof Violation violation) {
                    violations.add(violation);
                }
            }
        }
        return violations;
    }
}
