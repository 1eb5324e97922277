package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page of each problem type and the list of all, as HTML, Markdown or JSON. */
@Component
class ProblemPages {

    private static final String MARKDOWN = ".md";
    private static final String PATH = "/docs/problems";

    private final OpenApiSource source;
    private final SiteFrame frame;

    ProblemPages(OpenApiSource source, SiteFrame frame) {
        this.source = source;
        this.frame = frame;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return source.document()
                .flatMap(document ->
                        wantsPage(request)
                                ? page(PATH, ProblemTexts.list(document.problems())).to(request)
                                : DocsAnswers.json(Map.of("items", document.problems())));
    }

    Mono<ServerResponse> listAsMarkdown(ServerRequest request) {
        return source.document()
                .flatMap(document -> markdown(ProblemTexts.list(document.problems())).to(request));
    }

    Mono<ServerResponse> one(ServerRequest request) {
        String name = request.pathVariable("code");
        boolean asMarkdown = name.endsWith(MARKDOWN);
        String code = asMarkdown ? name.substring(0, name.length() - MARKDOWN.length()) : name;
        return source.document()
                .flatMap(document -> {
                    Optional<ListedProblem> type =
                            document.problems().stream()
                                    .filter(known -> known.code().equals(code))
                                    .findFirst();
                    if (type.isEmpty()) {
                        return unknown();
                    }
                    return asMarkdown
                            ? markdown(ProblemTexts.one(type.get())).to(request)
                            : one(request, type.get());
                });
    }

    private Mono<ServerResponse> one(ServerRequest request, ListedProblem type) {
        return wantsPage(request)
                ? page(PATH + "/" + type.code(), ProblemTexts.one(type)).to(request)
                : DocsAnswers.json(type);
    }

    private SentFile page(String path, String markdown) {
        MarkdownText.Rendered rendered = MarkdownText.page(markdown, PageLinks.NONE);
        return SentFile.page(frame.around(SitePage.of(path, "page", rendered)));
    }

    private static SentFile markdown(String text) {
        return SentFile.text("text/markdown", ServedMarkdown.of(text, PageLinks.NONE));
    }

    private static Mono<ServerResponse> unknown() {
        return Mono.error(
                new ProblemException(
                        CommonProblems.NOT_FOUND,
                        "No problem has this code; /docs/problems lists all."));
    }

    private static boolean wantsPage(ServerRequest request) {
        return wantsPage(request.headers().asHttpHeaders());
    }

    /**
     * Tells whether the caller names HTML in Accept, as browsers do. All others get JSON, also
     * those that name neither or nothing that can be read.
     */
    static boolean wantsPage(HttpHeaders headers) {
        try {
            return headers.getAccept().stream()
                    .anyMatch(type ->
                            !type.isWildcardType() && type.isCompatibleWith(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }
}
