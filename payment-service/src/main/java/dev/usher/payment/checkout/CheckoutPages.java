package dev.usher.payment.checkout;

import dev.usher.platform.web.security.OpenEndpoint;
import dev.usher.platform.web.security.OpenEndpoints;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * The pages on which a buyer's browser lands if the shop has none of its own. They tell nothing
 * about any order: the caller is unknown, and a redirect does not prove a payment.
 */
@RestController
class CheckoutPages implements CheckoutPagesApi, OpenEndpoints {

    static final String RETURN = "/v1/checkout/return";
    static final String CANCELLED = "/v1/checkout/cancelled";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    @Override
    public ResponseEntity<String> returned() {
        return page(
                "Thank you",
                "Your payment is being confirmed. Your tickets will be in your account in a"
                        + " moment; you can close this page.");
    }

    @Override
    public ResponseEntity<String> cancelled() {
        return page(
                "Not paid",
                "Nothing was charged. Your tickets are kept until your time to pay is over; you can"
                        + " go back and try again.");
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
