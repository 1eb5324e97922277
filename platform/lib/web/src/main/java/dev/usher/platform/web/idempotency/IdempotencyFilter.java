package dev.usher.platform.web.idempotency;

import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.servlet.ProblemResponse;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Runs a POST once per caller and key. The first answer is stored before it is sent; a run that
 * ends without a decision releases its key.
 *
 * <p>The answer is stored after the controller's own transaction. If the process dies between the
 * two, the key stays leased, and once the lease has ended a repeat runs again. A POST that must not
 * have its effect twice therefore needs a natural key as well.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Set<String> KEPT_HEADERS = Set.of("Location", "ETag", "Content-Type");

    /** Answers that depend on the state of the caller or the network, not on the request. */
    private static final Set<Integer> UNDECIDED = Set.of(401, 403, 406, 408, 413, 415, 425, 429);

    private final FirstAnswers answers;
    private final ProblemResponse problems;
    private final IdempotencySettings settings;
    private final List<PathPattern> excluded;

    IdempotencyFilter(
            FirstAnswers answers, ProblemResponse problems, IdempotencySettings settings) {
        this.answers = answers;
        this.problems = problems;
        this.settings = settings;
        this.excluded =
                settings.excludedPaths().stream()
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/v1/")
                || request.getHeader(Idempotency.HEADER) == null) {
            return true;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return excluded.stream().anyMatch(pattern -> pattern.matches(path));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String principal = principal();
        if (principal == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            String key = key(request);
            byte[] body = body(request);
            request.setAttribute(Idempotency.KEY_ATTRIBUTE, key);
            switch (answers.claim(principal, key, RequestFingerprint.of(request, body))) {
                case Claim.Granted granted ->
                        run(
                                new Run(principal, key, granted.lease()),
                                new RepeatableRequest(request, body),
                                response,
                                chain);
                case Claim.Answered answered -> replay(answered.answer(), response);
                case Claim.UsedForAnother _ ->
                        throw new ProblemException(
                                CommonProblems.IDEMPOTENCY_KEY_REUSED,
                                "This key was used for another request.");
                case Claim.UnderWay _ ->
                        throw new ProblemException(
                                        CommonProblems.IDEMPOTENCY_IN_PROGRESS,
                                        "The first request with this key is still running.")
                                .retryAfter(Duration.ofSeconds(1));
            }
        } catch (RuntimeException thrown) {
            problems.answer(thrown, request, response);
        }
    }

    /** A request that is running. */
    private record Run(String principal, String key, UUID lease) {}

    private void run(
            Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
        boolean ended = false;
        try {
            chain.doFilter(request, caught);
            ended = true;
        } finally {
            if (!ended) {
                Deadline.ignore(() -> release(run));
            }
        }
        Deadline.ignore(() -> {
            if (isDecided(caught)) {
                keep(run, caught);
            } else {
                release(run);
            }
        });
        caught.copyBodyToResponse();
    }

    private boolean isDecided(ContentCachingResponseWrapper answer) {
        int status = answer.getStatus();
        boolean success = status >= 200 && status < 300;
        boolean refusal =
                status >= 400
                        && status < 500
                        && !UNDECIDED.contains(status)
                        // "Not yet": a repeat may get another answer.
                        && answer.getHeader(ProblemException.RETRY_AFTER) == null;
        return (success || refusal) && answer.getContentSize() <= settings.maxAnswer().toBytes();
    }

    private void keep(Run run, ContentCachingResponseWrapper answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = answer.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        String contentType = answer.getContentType();
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        try {
            answers.keep(
                    run.principal(),
                    run.key(),
                    run.lease(),
                    new FirstAnswer(answer.getStatus(), headers, answer.getContentAsByteArray()));
        } catch (RuntimeException failure) {
            // The effect is committed: the client gets its answer, a repeat waits for the lease.
            log.warn("A first answer could not be stored", failure);
        }
    }

    private void release(Run run) {
        try {
            answers.release(run.principal(), run.key(), run.lease());
        } catch (RuntimeException failure) {
            log.warn("A key stays leased, because it could not be released", failure);
        }
    }

    private static void replay(FirstAnswer answer, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(Idempotency.REPLAYED_HEADER, "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(Idempotency.HEADER);
        if (key.isBlank()
                || key.length() > Idempotency.MAX_KEY_LENGTH
                || !key.chars().allMatch(letter -> letter > 0x1f && letter < 0x7f)) {
            throw ProblemException.invalid(
                    "/" + Idempotency.HEADER,
                    "wrong_format",
                    "Idempotency-Key must be 1 to 255 printable ASCII characters");
        }
        return key;
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        int limit = Math.toIntExact(settings.maxBody().toBytes());
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw new ProblemException(
                    CommonProblems.PAYLOAD_TOO_LARGE,
                    "The body is larger than " + limit + " bytes.");
        }
        return body;
    }

    private static @Nullable String principal() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken
                ? null
                : caller.getName();
    }
}
