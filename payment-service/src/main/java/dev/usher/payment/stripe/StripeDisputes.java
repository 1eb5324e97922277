package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeRetrieveParams;
import dev.usher.payment.dispute.DisputeProvider;
import dev.usher.payment.dispute.DisputeReport;
import dev.usher.payment.dispute.DisputeStatus;
import dev.usher.payment.order.Money;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads disputes at Stripe, each with the payment that it is about. */
@Component
class StripeDisputes implements DisputeProvider {

    private static final Logger log = LoggerFactory.getLogger(StripeDisputes.class);

    private final StripeClient client;
    private final StripeCalls calls;
    private final StripeSettings settings;

    StripeDisputes(StripeClient client, StripeCalls calls, StripeSettings settings) {
        this.client = client;
        this.calls = calls;
        this.settings = settings;
    }

    /** A status that is not known is not guessed: the notification is given up with an alarm. */
    @Override
    public Optional<DisputeReport> read(String stripeId) {
        DisputeRetrieveParams withPayment =
                DisputeRetrieveParams.builder().addExpand("payment_intent").build();
        try {
            Dispute dispute =
                    calls.make(
                            CallRate.Endpoint.READ_DISPUTE,
                            () -> client.v1().disputes().retrieve(stripeId, withPayment));
            if (!Objects.equals(dispute.getLivemode(), settings.livemode())) {
                log.error("dispute {} has livemode {}", stripeId, dispute.getLivemode());
                return Optional.empty();
            }
            return status(dispute).map(status -> report(dispute, status));
        } catch (StripeException | RuntimeException unknown) {
            log.warn("dispute {} can't be read", stripeId, unknown);
            return Optional.empty();
        }
    }

    private static DisputeReport report(Dispute dispute, DisputeStatus status) {
        return new DisputeReport(
                dispute.getId(),
                SessionForms.order(dispute.getPaymentIntentObject()),
                Objects.requireNonNullElse(dispute.getPaymentIntent(), ""),
                new Money(dispute.getAmount(), dispute.getCurrency().toUpperCase(Locale.ROOT)),
                word(dispute.getReason()),
                status);
    }

    /** An inquiry that ended, or a dispute that was prevented, has moved no money. */
    private static Optional<DisputeStatus> status(Dispute dispute) {
        return switch (Objects.requireNonNullElse(dispute.getStatus(), "")) {
            case "warning_needs_response", "warning_under_review" ->
                    Optional.of(DisputeStatus.INQUIRY);
            case "warning_closed", "prevented" -> Optional.of(DisputeStatus.INQUIRY_CLOSED);
            case "needs_response", "under_review" -> Optional.of(DisputeStatus.OPEN);
            case "won" -> Optional.of(DisputeStatus.WON);
            case "lost" -> Optional.of(DisputeStatus.LOST);
            default -> {
                log.error("dispute {} has the status {}", dispute.getId(), dispute.getStatus());
                yield Optional.empty();
            }
        };
    }

    /** Stripe's reasons are words of its documentation; no other text is passed on. */
    private static String word(@Nullable String reason) {
        return reason != null && reason.matches("[a-z_]{1,60}") ? reason : "unknown";
    }
}
