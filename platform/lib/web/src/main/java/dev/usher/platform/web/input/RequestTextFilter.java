package dev.usher.platform.web.input;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.servlet.ProblemResponse;
import dev.usher.platform.web.servlet.StrictUtf8;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses whose bytes are not UTF-8, forms, bodies of no one media type or with a content
 * coding, and two tokens. Without it the container would decode the first two at the first question
 * for a parameter, fail, and log what it could not read.
 */
class RequestTextFilter extends OncePerRequestFilter {

    private static final String AUTHORIZATION = "Authorization";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/";

    private final ProblemResponse problems;

    RequestTextFilter(ProblemResponse problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemException refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(request, response);
        } else {
            problems.write(refusal, request, response);
        }
    }

    private static @Nullable ProblemException refusal(HttpServletRequest request) {
        if (!isUtf8(request.getRequestURI())) {
            return ProblemException.invalid(
                    "", "malformed", "the path must be percent-encoded UTF-8");
        }
        String query = request.getQueryString();
        if (query != null && !isUtf8(query)) {
            return ProblemException.invalid(
                    "", "malformed", "the query must be percent-encoded UTF-8");
        }
        if (Collections.list(request.getHeaders(AUTHORIZATION)).size() > 1) {
            return ProblemException.invalid(
                    "/" + AUTHORIZATION, "repeated", "Authorization must be given once");
        }
        String media = mediaViolation(request);
        return media == null
                ? null
                : new ProblemException(CommonProblems.UNSUPPORTED_MEDIA_TYPE, media);
    }

    private static @Nullable String mediaViolation(HttpServletRequest request) {
        String contentType = request.getContentType();
        if (contentType != null) {
            String type = contentType.strip().toLowerCase(Locale.ROOT);
            if (type.startsWith(FORM) || type.startsWith(MULTIPART)) {
                return "The calls of this API read no forms.";
            }
            if (type.indexOf('*') >= 0) {
                return "Content-Type must name one media type, not a range.";
            }
        }
        for (String coding : Collections.list(request.getHeaders(CONTENT_ENCODING))) {
            if (!coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
                return "The body must be sent without a content coding.";
            }
        }
        return null;
    }

    private static boolean isUtf8(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded.chars().allMatch(c -> c < 0x80);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int at = 0; at < encoded.length(); at++) {
            int c = encoded.charAt(at);
            if (c == '%') {
                int high = at + 2 <= encoded.length() - 1 ? digit(encoded, at + 1) : -1;
                int low = high < 0 ? -1 : digit(encoded, at + 2);
                if (low < 0) {
                    return false;
                }
                bytes.write(high << 4 | low);
                at += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                return false;
            }
        }
        return StrictUtf8.isWellFormed(bytes.toByteArray());
    }

    private static int digit(String text, int at) {
        return Character.digit(text.charAt(at), 16);
    }
}
