package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers every error of the API with an error object of Stripe's. */
@RestControllerAdvice({"dev.usher.stripesandbox.api", "dev.usher.stripesandbox.admin"})
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    void refused(StripeRefusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StripeResponses.write(response, refusal, requestId(request));
    }

    @ExceptionHandler
    void broken(RuntimeException broken, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.error("the request {} failed", requestId(request), broken);
        StripeResponses.write(
                response,
                StripeRefusal.of(500, "api_error", null, "An error occurred inside the sandbox."),
                requestId(request));
    }

    private static String requestId(HttpServletRequest request) {
        return request.getAttribute(StripeCall.ATTRIBUTE) instanceof StripeCall call
                ? call.requestId()
                : "";
    }
}
