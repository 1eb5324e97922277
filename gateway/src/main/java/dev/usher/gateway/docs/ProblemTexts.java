package dev.usher.gateway.docs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The Markdown of the pages about problems. */
final class ProblemTexts {

    private static final Map<Integer, String> STATUSES =
            Map.ofEntries(
                    Map.entry(400, "The request is wrong"),
                    Map.entry(401, "The caller is not signed in"),
                    Map.entry(403, "The caller must not do this"),
                    Map.entry(404, "There is nothing at this address"),
                    Map.entry(405, "The method is wrong"),
                    Map.entry(406, "The form of the answer is wrong"),
                    Map.entry(409, "The state of the resource does not allow it"),
                    Map.entry(412, "The resource has changed"),
                    Map.entry(413, "The body is too large"),
                    Map.entry(415, "The form of the body is wrong"),
                    Map.entry(422, "A limit or an earlier call forbids it"),
                    Map.entry(429, "Too many calls"),
                    Map.entry(500, "A defect of Usher"),
                    Map.entry(502, "The answer broke off"),
                    Map.entry(503, "Not available now: repeat the call later"),
                    Map.entry(504, "No answer in time"));

    private static final Set<Integer> KEPT_STATUSES = Set.of(409, 422);

    private static final String KEPT =
            """

            An [`Idempotency-Key`](/docs/idempotency) keeps this answer: the same key gets it again, even if the call would succeed by now. Use a new key when somebody tries again.
            """;

    private ProblemTexts() {}

    static String list(List<ListedProblem> problems) {
        Map<Integer, List<ListedProblem>> byStatus =
                problems.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ListedProblem::status, TreeMap::new, Collectors.toList()));
        StringBuilder page =
                new StringBuilder(
                        """
                        # Problems

                        Every refusal is `application/problem+json` (RFC 9457). Its `code` is stable, its `type` is the address of the page below, and its `traceId` finds it in our logs.

                        [Errors](/docs/errors) tells how a program treats them.
                        """);
        byStatus.forEach((status, types) -> {
            page.append(
                    "\n## %d: %s\n\n| code | meaning |\n|---|---|\n"
                            .formatted(status, STATUSES.getOrDefault(status, "Refused")));
            for (ListedProblem type : types) {
                page.append(
                        "| [`%s`](/docs/problems/%s) | %s |\n"
                                .formatted(type.code(), type.code(), plain(type.title())));
            }
        });
        return page.toString();
    }

    static String one(ListedProblem type) {
        return """
        # %s

        `%s` · status %d

        %s

        ## What the answer looks like

        ```json example
        %s
        ```
        %s
        Programs decide by `code`; people read `detail`. `errors` lists violations where the request itself is wrong, and some codes add members that their description names.

        ## See also

        - [All problems](/docs/problems)
        - [Errors](/docs/errors): which calls to repeat, and when
        """
                .formatted(
                        plain(type.title()),
                        type.code(),
                        type.status(),
                        type.description().replace("<", "&lt;"),
                        type.example().toPrettyString(),
                        isKept(type) ? KEPT : "");
    }

    /** Tells whether a refusal is a decision that the key of its call keeps. */
    private static boolean isKept(ListedProblem type) {
        return KEPT_STATUSES.contains(type.status()) && !type.code().startsWith("idempotency_");
    }

    /** Escapes what Markdown would take for a mark. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
