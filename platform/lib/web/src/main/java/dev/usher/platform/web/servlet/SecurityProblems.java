package dev.usher.platform.web.servlet;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers the refusals of the security filters, with the same text whatever the reason. */
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);
    private static final String CHALLENGE = "WWW-Authenticate";

    private final ProblemResponse problems;

    SecurityProblems(ProblemResponse problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused)
            throws IOException {
        problems.write(problemOf(refused), request, response);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        problems.write(
                new ProblemException(
                                CommonProblems.FORBIDDEN,
                                "The caller is not allowed to make this call.")
                        .header(CHALLENGE, "Bearer error=\"insufficient_scope\""),
                request,
                response);
    }

    private static ProblemException problemOf(AuthenticationException refused) {
        return switch (refused) {
            case AuthenticationServiceException unavailable -> {
                log.warn("The issuer's keys cannot be read", unavailable);
                yield CommonProblems.unavailable();
            }
            case OAuth2AuthenticationException _ ->
                    new ProblemException(
                                    CommonProblems.UNAUTHENTICATED,
                                    "The token is expired, malformed or not meant for this API.")
                            .header(CHALLENGE, "Bearer error=\"invalid_token\"");
            default ->
                    new ProblemException(CommonProblems.UNAUTHENTICATED, "The call needs a token.")
                            .header(CHALLENGE, "Bearer");
        };
    }
}
