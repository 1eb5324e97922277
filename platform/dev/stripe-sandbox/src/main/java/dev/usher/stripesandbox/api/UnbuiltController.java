package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every other URL: what Stripe has and the sandbox has not is marked as such. */
@RestController
class UnbuiltController {

    private static final List<String> STRIPE_HAS =
            List.of(
                    "account",
                    "application_fees",
                    "balance",
                    "charges",
                    "checkout",
                    "coupons",
                    "customers",
                    "disputes",
                    "events",
                    "invoices",
                    "payment_intents",
                    "payment_links",
                    "payment_methods",
                    "payouts",
                    "prices",
                    "products",
                    "promotion_codes",
                    "refunds",
                    "setup_intents",
                    "subscriptions",
                    "tax_rates",
                    "transfers",
                    "webhook_endpoints");

    @RequestMapping("/v1/**")
    ResponseEntity<byte[]> unbuilt(HttpServletRequest request) {
        String path = request.getRequestURI();
        String text = "Unrecognized request URL (%s: %s).".formatted(request.getMethod(), path);
        boolean known =
                STRIPE_HAS.stream().anyMatch(resource -> path.startsWith("/v1/" + resource));
        if (known) {
            throw StripeRefusal.unbuilt(404, null, text + " The sandbox does not implement it.");
        }
        throw StripeRefusal.of(404, "invalid_request_error", null, text);
    }
}
