package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.SecuritySettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses tokens between services on the public API: a service that may claim reservations must not
 * be able to place one.
 */
class InternalClientsFilter extends OncePerRequestFilter {

    private final SecuritySettings settings;
    private final ProblemResponse problems;

    InternalClientsFilter(SecuritySettings settings, ProblemResponse problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOfAnotherService() && !request.getRequestURI().startsWith("/internal/")) {
            problems.write(
                    new ProblemException(
                                    CommonProblems.UNAUTHENTICATED,
                                    "The token is expired, malformed or not meant for this API.")
                            .header("WWW-Authenticate", "Bearer error=\"invalid_token\""),
                    request,
                    response);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOfAnotherService() {
        return SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken token
                && !settings.allows(String.valueOf(token.getToken().getClaimAsString("azp")));
    }
}
