package dev.usher.payment.checkout;

import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a buyer's browser lands when the shop has no page of its own. Says nothing about any order:
 * who asks is unknown, and whether the money arrived is not for a redirect to tell.
 */
@RestController
@Hidden
class CheckoutPages implements OpenEndpoints {

    static final String RETURN = "/v1/checkout/return";
    static final String CANCELLED = "/v1/checkout/cancelled";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    @GetMapping(RETURN)
    ResponseEntity<String> returned() {
        return page(
                "Thank you",
                "Your payment is being confirmed. Your tickets are in your account in a moment;"
                        + " you can close this page.");
    }

    @GetMapping(CANCELLED)
    ResponseEntity<String> cancelled() {
        return page(
                "Not paid",
                "Nothing was charged. Your tickets are kept for you until the time to pay is over;"
                        + " you can go back and try again.");
    }

    @Override
    public List<OpenEndpoint> openEndpoints() {
        return List.of(OpenEndpoint.get(RETURN), OpenEndpoint.get(CANCELLED));
    }

    private static ResponseEntity<String> page(String title, String text) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .body(
                        """
                        <!doctype html>
                        <html lang="en">
                        <head><meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%s</title></head>
                        <body><main><h1>%s</h1><p>%s</p></main></body>
                        </html>
                        """
                                .formatted(title, title, text));
    }
}
