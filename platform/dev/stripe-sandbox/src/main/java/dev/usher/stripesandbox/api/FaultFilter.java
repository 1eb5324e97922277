package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.faults.ApiFate;
import dev.usher.stripesandbox.faults.ApiFate.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Delays a call and drops its answer, if that is its fate. It runs after {@link ApiFilter}, so a
 * call that is refused there, for example for a wrong key, meets no fault.
 */
@Component
@Order(2)
class FaultFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getAttribute(StripeCall.ATTRIBUTE) instanceof StripeCall);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ApiFate fate =
                request.getAttribute(StripeCall.ATTRIBUTE) instanceof StripeCall call
                        ? call.fate()
                        : ApiFate.NONE;
        delay(fate);
        if (!fate.dropped()) {
            chain.doFilter(request, response);
            return;
        }
        if (fate.kind() == Kind.DROP_AFTER) {
            // The wrapper keeps the answer: the caller must not get one byte of it.
            chain.doFilter(request, new ContentCachingResponseWrapper(response));
        }
        HangUpValve.hangUp(request);
    }

    private static void delay(ApiFate fate) throws IOException {
        try {
            Thread.sleep(fate.delay());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("the sandbox is closing", closing);
        }
    }
}
