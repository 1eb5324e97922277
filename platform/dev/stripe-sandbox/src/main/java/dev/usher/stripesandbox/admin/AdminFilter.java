package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.settings.Loopback;
import dev.usher.stripesandbox.settings.SandboxSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Requires the token for the admin interface if other machines can reach the sandbox. */
@Component
class AdminFilter extends OncePerRequestFilter {

    private final boolean open;
    private final @Nullable String token;

    AdminFilter(SandboxSettings settings) {
        this.open = Loopback.covers(Loopback.address(settings.bind()));
        this.token = settings.adminToken();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return open
                || !request.getRequestURI().startsWith("/_sandbox/")
                || request.getRequestURI().equals("/_sandbox/healthz");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader("Authorization");
        if (token != null && !token.isEmpty() && given != null && same(given, "Bearer " + token)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer");
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
