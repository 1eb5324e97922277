package dev.usher.payment.stripe;

import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;

/** The refusals of the webhook. */
@Component
class StripeProblems implements ProblemCatalog {

    static final ProblemType INVALID_SIGNATURE =
            new ProblemType(
                            "invalid_signature",
                            400,
                            "Invalid signature",
                            "The request must carry a recent signature of Stripe over exactly this body, made"
                                    + " with a secret that is known here. Nothing was stored.")
                    .example("/v1/webhooks/stripe", "The request is not a notification of Stripe.");

    static final ProblemType NOTIFICATION_TOO_SLOW =
            new ProblemType(
                            "request_timeout",
                            408,
                            "Request timeout",
                            "The body did not arrive within the time that the call allows. Nothing was"
                                    + " stored; send the request again.")
                    .example(
                            "/v1/webhooks/stripe",
                            "The body did not arrive in time; send it again.");

    @Override
    public List<ProblemType> problems() {
        return List.of(INVALID_SIGNATURE, NOTIFICATION_TOO_SLOW);
    }
}
