package dev.usher.platform.web.servlet;

import dev.usher.platform.web.trace.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request a trace, and its error and asynchronous dispatches the same one. */
class RequestTraceFilter extends OncePerRequestFilter {

    private static final String ATTRIBUTE = RequestTraceFilter.class.getName() + ".trace";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Trace trace =
                request.getAttribute(ATTRIBUTE) instanceof Trace known
                        ? known
                        : Trace.continueFrom(
                                request.getHeader(Trace.HEADER), ThreadLocalRandom.current());
        request.setAttribute(ATTRIBUTE, trace);
        try (Trace.Scope _ = trace.open()) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
