package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page behind every problem's type, and the list of them; as JSON for programs. */
@Component
class ProblemPages {

    private static final Page LIST = new Page("problems.html");
    private static final Page ONE = new Page("problem.html");

    private final OpenApiSource source;

    ProblemPages(OpenApiSource source) {
        this.source = source;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return source.document()
                .flatMap(document ->
                        wantsPage(request)
                                ? Answers.page(LIST.with(rows(document.problems())))
                                : Answers.json(Map.of("items", document.problems())));
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
                ? Answers.page(
                        ONE.with(
                                Map.of(
                                        "code", Page.escape(type.code()),
                                        "status", String.valueOf(type.status()),
                                        "title", Page.escape(type.title()),
                                        "description", Page.prose(type.description()))))
                : Answers.json(type);
    }

    private static Mono<ServerResponse> unknown() {
        return Mono.error(
                new ProblemException(
                        CommonProblems.NOT_FOUND, "There is no such problem, see /docs/problems."));
    }

    private static Map<String, String> rows(List<ProblemType> problems) {
        String rows =
                problems.stream()
                        .map(type ->
                                "<tr><td>"
                                        + type.status()
                                        + "</td><td><a href=\"/docs/problems/"
                                        + Page.escape(type.code())
                                        + "\"><code>"
                                        + Page.escape(type.code())
                                        + "</code></a></td><td>"
                                        + Page.escape(type.title())
                                        + "</td></tr>")
                        .collect(Collectors.joining("\n"));
        return Map.of("rows", rows);
    }

    /** People's browsers ask for HTML by name; who asks for anything else gets JSON. */
    private static boolean wantsPage(ServerRequest request) {
        return request.headers().accept().stream()
                .anyMatch(type ->
                        !type.isWildcardType() && type.isCompatibleWith(MediaType.TEXT_HTML));
    }
}
