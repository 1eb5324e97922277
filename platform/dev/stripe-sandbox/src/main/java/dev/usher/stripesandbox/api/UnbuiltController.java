package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.StripeRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All other URLs. Those that only Stripe implements are marked as such. */
@RestController
class UnbuiltController {

    private static final Pattern STRIPES =
            Pattern.compile(
                    """
                    /v1/(account|application_fees|balance|charges|checkout|coupons|customers|\
                    disputes|events|invoices|payment_intents|payment_links|payment_methods|payouts|\
                    prices|products|promotion_codes|refunds|setup_intents|subscriptions|tax_rates|\
                    transfers|webhook_endpoints).*\
                    """);

    @RequestMapping("/v1/**")
    ResponseEntity<byte[]> unbuilt(HttpServletRequest request) {
        String path = request.getRequestURI();
        String text = "Unrecognized request URL (%s: %s).".formatted(request.getMethod(), path);
        if (STRIPES.matcher(path).matches()) {
            throw StripeRefusal.unbuilt(404, null, text + " The sandbox does not implement it.");
        }
        throw StripeRefusal.of(404, "invalid_request_error", null, text);
    }
}
