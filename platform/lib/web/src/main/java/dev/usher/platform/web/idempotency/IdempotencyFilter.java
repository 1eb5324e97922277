package dev.usher.platform.web.idempotency;

import dev.usher.platform.time.Ids;
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
import java.util.List;
import java.util.Optional;
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
 * have its effect twice therefore needs a natural key as well. A {@link SelfKeepingOperation}
 * stores its answer in its own transaction instead and has no such gap ({@link SelfKeepingRuns}).
 */
class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private final FirstAnswers answers;
    private final ProblemResponse problems;
    private final IdempotencySettings settings;
    private final List<PathPattern> excluded;
    private final List<SelfKeepingOperation> selfKeeping;
    private final DecidedAnswers decided;
    private final SelfKeepingRuns selfKeepingRuns;

    IdempotencyFilter(
            FirstAnswers answers,
            ProblemResponse problems,
            IdempotencySettings settings,
            List<SelfKeepingOperation> selfKeeping,
            Ids ids) {
        this.answers = answers;
        this.problems = problems;
        this.settings = settings;
        this.selfKeeping = selfKeeping;
        this.decided = new DecidedAnswers(settings.maxAnswer());
        this.selfKeepingRuns = new SelfKeepingRuns(answers, decided, ids, settings.lease());
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
            RequestFingerprint fingerprint = RequestFingerprint.of(request, body);
            HttpServletRequest repeatable = new RepeatableRequest(request, body);
            ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
            if (isSelfKeeping(request)) {
                Optional<Claim> known =
                        selfKeepingRuns.run(principal, key, fingerprint, repeatable, caught, chain);
                if (known.isPresent()) {
                    answer(known.get(), response);
                } else {
                    caught.copyBodyToResponse();
                }
                return;
            }
            Claim claim = answers.claim(principal, key, fingerprint);
            if (claim instanceof Claim.Granted(UUID lease)) {
                run(new Run(principal, key, lease), repeatable, caught, chain);
            } else {
                answer(claim, response);
            }
        } catch (RuntimeException thrown) {
            problems.answer(thrown, request, response);
        }
    }

    private boolean isSelfKeeping(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return selfKeeping.stream().anyMatch(operation -> operation.isAt(path));
    }

    /** Answers a request that must not run, or whose run was not the first. */
    private static void answer(Claim known, HttpServletResponse response) throws IOException {
        switch (known) {
            case Claim.Granted _ -> throw new IllegalStateException("a granted request must run");
            case Claim.Answered(FirstAnswer first) -> replay(first, response);
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
    }

    /** A request that is running. */
    private record Run(String principal, String key, UUID lease) {}

    private void run(
            Run run,
            HttpServletRequest request,
            ContentCachingResponseWrapper caught,
            FilterChain chain)
            throws ServletException, IOException {
        boolean ended = false;
        try {
            chain.doFilter(request, caught);
            ended = true;
        } finally {
            if (!ended) {
                Deadline.ignore(() -> release(run));
            }
        }
        Deadline.ignore(() ->
                decided.of(caught)
                        .ifPresentOrElse(answer -> keep(run, answer), () -> release(run)));
        caught.copyBodyToResponse();
    }

    private void keep(Run run, FirstAnswer answer) {
        try {
            answers.keep(run.principal(), run.key(), run.lease(), answer);
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
