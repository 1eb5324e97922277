package dev.usher.gateway.docs;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Shows a page to a browser that asks for an address that does not exist. Programs, and everything
 * below {@code /v1}, get the problem as JSON.
 */
@Component
@Order(UnknownAddress.BEFORE_PROBLEMS)
class UnknownAddress implements ErrorWebExceptionHandler {

    static final int BEFORE_PROBLEMS = -3;

    private static final String TEXT =
            """
            # There is no page here

            The address may be mistyped, or it is one of a call: those begin with `/v1` and are in the [API reference](/docs).

            - [Start with the overview](/)
            - [Buy a ticket in five minutes](/docs/guide)
            - [Look up an error code](/docs/problems)
            """;

    private final byte[] page;

    UnknownAddress(SiteFrame frame) {
        this.page =
                frame.around(
                                SitePage.of(
                                        "/docs/unknown",
                                        "unknown",
                                        MarkdownText.page(TEXT, PageLinks.NONE)))
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted() || !isMissing(thrown) || !isPageWanted(exchange.getRequest())) {
            return Mono.error(thrown);
        }
        response.setStatusCode(HttpStatus.NOT_FOUND);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(SentFile.HTML);
        headers.setCacheControl(CacheControl.noStore());
        headers.set("Content-Security-Policy", SitePolicy.PAGES);
        headers.add(HttpHeaders.VARY, "Accept");
        headers.setContentLength(page.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(page)));
    }

    private static boolean isMissing(Throwable thrown) {
        return switch (thrown) {
            case ProblemException problem -> problem.type().equals(CommonProblems.NOT_FOUND);
            case ErrorResponse refused ->
                    refused.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
            default -> false;
        };
    }

    private static boolean isPageWanted(ServerHttpRequest request) {
        boolean reads = List.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.getMethod());
        return reads
                && !request.getPath().value().startsWith("/v1/")
                && ProblemPages.wantsPage(request.getHeaders());
    }
}
