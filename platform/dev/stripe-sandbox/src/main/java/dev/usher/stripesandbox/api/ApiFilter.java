package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.NewestLog;
import dev.usher.stripesandbox.core.Origin;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.core.StripeRefusal;
import dev.usher.stripesandbox.faults.ApiFate;
import dev.usher.stripesandbox.faults.ApiFate.Kind;
import dev.usher.stripesandbox.faults.Faults;
import dev.usher.stripesandbox.faults.RateLimit;
import dev.usher.stripesandbox.form.FormParser;
import dev.usher.stripesandbox.form.StripeForm;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Does for every API call what all have in common: checks the key, the rate and the version, reads
 * the form, sets the headers of the answer, and logs the call.
 */
@Component
@Order(1)
class ApiFilter extends OncePerRequestFilter {

    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int MAX_KEY_LENGTH = 255;

    private final StripeIds ids;
    private final NewestLog<LoggedCall> requests;
    private final Faults faults;
    private final Clock clock;

    ApiFilter(StripeIds ids, NewestLog<LoggedCall> requests, Faults faults, Clock clock) {
        this.ids = ids;
        this.requests = requests;
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant arrived = clock.instant();
        String requestId = ids.next(StripeIds.Kind.REQUEST);
        String idempotencyKey = request.getHeader("Idempotency-Key");
        response.setHeader("Request-Id", requestId);
        response.setHeader("Stripe-Version", ObjectRenderer.API_VERSION);
        response.setHeader("X-Stripe-Sandbox", "1");
        if (idempotencyKey != null) {
            response.setHeader("Idempotency-Key", idempotencyKey);
        }
        String parameters = "";
        ApiFate fate = ApiFate.NONE;
        try {
            String apiKey = ApiKey.of(request.getHeader("Authorization"));
            requireRate(request);
            parameters = parameters(request);
            requireVersion(request.getHeader("Stripe-Version"));
            Origin.Keyed key = key(request, idempotencyKey, apiKey, parameters);
            StripeForm form = FormParser.parse(parameters);
            fate = faults.call(request.getMethod(), request.getRequestURI(), key != null);
            request.setAttribute(StripeCall.ATTRIBUTE, new StripeCall(requestId, form, key, fate));
            chain.doFilter(request, response);
        } catch (StripeRefusal refusal) {
            StripeResponses.write(response, refusal, requestId);
        } finally {
            requests.add(
                    new LoggedCall(
                            requestId,
                            arrived,
                            request.getMethod(),
                            request.getRequestURI(),
                            parameters,
                            idempotencyKey,
                            fate.kind() == Kind.DROP_BEFORE ? 0 : response.getStatus(),
                            fate.kind() == Kind.NONE ? null : fate.kind().name()));
        }
    }

    /** Refuses as Stripe does: after the key, and before anything is read or kept. */
    private void requireRate(HttpServletRequest request) {
        Optional<RateLimit> exceeded =
                faults.exceeded(request.getMethod(), request.getRequestURI());
        if (exceeded.isPresent()) {
            throw StripeRefusal.limited(exceeded.get().reason(), "Request rate limit exceeded.");
        }
    }

    private static String parameters(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            String query = request.getQueryString();
            return query == null ? "" : query;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw StripeRefusal.of(413, "invalid_request_error", null, "The request is too large.");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Accepts one version only, so that an upgrade of the client is noticed. */
    private static void requireVersion(@Nullable String version) {
        if (version != null && !version.equals(ObjectRenderer.API_VERSION)) {
            throw StripeRefusal.invalid(
                    "Invalid Stripe API version: %s. The sandbox has %s."
                            .formatted(version, ObjectRenderer.API_VERSION));
        }
    }

    private static Origin.@Nullable Keyed key(
            HttpServletRequest request, @Nullable String key, String apiKey, String parameters) {
        if (key == null || !request.getMethod().equals("POST")) {
            return null;
        }
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw StripeRefusal.invalid(
                    "Idempotency keys must be 1 to 255 characters long, not %d."
                            .formatted(key.length()));
        }
        return new Origin.Keyed(
                RequestFingerprint.of(apiKey),
                key,
                RequestFingerprint.of(
                        request.getMethod(),
                        request.getRequestURI(),
                        RequestFingerprint.canonical(parameters)));
    }
}
