package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page of each problem type and the list of all, as HTML or JSON. */
@Component
class ProblemPages {

    private static final PageTemplate LIST = new PageTemplate("problems.html");
    private static final PageTemplate ONE = new PageTemplate("problem.html");

    private final OpenApiSource source;

    ProblemPages(OpenApiSource source) {
        this.source = source;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return source.document()
                .flatMap(document ->
                        wantsPage(request)
                                ? DocsAnswers.page(LIST.with(rows(document.problems())))
                                : DocsAnswers.json(Map.of("items", document.problems())));
    }

    Mono<ServerResponse> one(ServerRequest request) {
        String code = request.pathVariable("code");
        return source.document()
                .flatMap(document ->
                        document.problems().stream()
                                .filter(type -> type.code().equals(code))
                                .findFirst()
                                .map(type -> one(request, type))
                                .orElseGet(ProblemPages::unknown));
    }

    private static Mono<ServerResponse> one(ServerRequest request, ProblemType type) {
        return wantsPage(request)
                ? DocsAnswers.page(
                        ONE.with(
                                Map.of(
                                        "code", PageTemplate.escape(type.code()),
                                        "status", String.valueOf(type.status()),
                                        "title", PageTemplate.escape(type.title()),
                                        "description", PageTemplate.prose(type.description()))))
                : DocsAnswers.json(type);
    }

    private static Mono<ServerResponse> unknown() {
        return Mono.error(
                new ProblemException(
                        CommonProblems.NOT_FOUND,
                        "No problem has this code; /docs/problems lists all."));
    }

    private static Map<String, String> rows(List<ProblemType> problems) {
        String rows =
                problems.stream()
                        .map(type ->
                                "<tr><td>"
                                        + type.status()
                                        + "</td><td><a href=\"/docs/problems/"
                                        + PageTemplate.escape(type.code())
                                        + "\"><code>"
                                        + PageTemplate.escape(type.code())
                                        + "</code></a></td><td>"
                                        + PageTemplate.escape(type.title())
                                        + "</td></tr>")
                        .collect(Collectors.joining("\n"));
        return Map.of("rows", rows);
    }

    /**
     * Tells whether the caller names HTML in Accept, as browsers do. All others get JSON, also
     * those that name neither or nothing that can be read.
     */
    private static boolean wantsPage(ServerRequest request) {
        try {
            return request.headers().accept().stream()
                    .anyMatch(type ->
                            !type.isWildcardType() && type.isCompatibleWith(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
