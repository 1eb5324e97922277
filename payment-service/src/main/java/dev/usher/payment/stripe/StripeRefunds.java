package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.RefundRetrieveParams;
import dev.usher.payment.refund.RefundProvider;
import dev.usher.payment.refund.RefundReport;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives money back through Stripe. A refund carries our id in its metadata, by which it is found
 * again when the answer to its making was lost.
 */
@Component
class StripeRefunds implements RefundProvider {

    static final String REFUND_ID = "refundId";

    private static final Logger log = LoggerFactory.getLogger(StripeRefunds.class);

    /** The most refunds that Stripe lists in one answer. */
    private static final long PAGE = 100;

    /** Answers of Stripe with this status or above are failures of its own. */
    private static final int SERVER_ERROR = 500;

    private final StripeClient client;
    private final StripeCalls calls;

    StripeRefunds(StripeClient client, StripeCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    @Override
    public RefundReport make(Wish wish) {
        RefundCreateParams params =
                RefundCreateParams.builder()
                        .setPaymentIntent(wish.payment())
                        .setAmount(wish.amount())
                        .putMetadata(REFUND_ID, wish.id().toString())
                        .putMetadata(SessionForms.ORDER_ID, wish.orderId())
                        .build();
        RequestOptions options = RequestOptions.builder().setIdempotencyKey(wish.key()).build();
        try {
            return report(
                    calls.make(
                            CallRate.Endpoint.CREATE_REFUND,
                            () -> client.v1().refunds().create(params, options)));
        } catch (RateLimitException _) {
            return new RefundReport.Unavailable();
        } catch (IdempotencyException otherParameters) {
            log.error("the key {} was used before with other parameters", wish.key());
            return new RefundReport.KeySpent();
        } catch (InvalidRequestException | CardException refusal) {
            return rejected(wish, refusal);
        } catch (ApiException failure) {
            // Stripe has answered, and gives this answer for the key again; the refund may exist.
            Integer status = failure.getStatusCode();
            return status != null && status >= SERVER_ERROR
                    ? new RefundReport.KeySpent()
                    : new RefundReport.Unavailable();
        } catch (StripeException | RuntimeException unknown) {
            log.warn("Stripe did not answer the call with key {}", wish.key(), unknown);
            return new RefundReport.Unavailable();
        }
    }

    @Override
    public Optional<RefundReport> find(Wish wish) {
        RefundListParams params =
                RefundListParams.builder().setPaymentIntent(wish.payment()).setLimit(PAGE).build();
        try {
            StripeCollection<Refund> refunds =
                    calls.make(
                            CallRate.Endpoint.LIST_REFUNDS,
                            () -> client.v1().refunds().list(params));
            for (Refund refund : refunds.autoPagingIterable()) {
                if (ours(refund).filter(wish.id()::equals).isPresent()) {
                    return Optional.of(report(refund));
                }
            }
            return Optional.empty();
        } catch (StripeException | RuntimeException unknown) {
            log.warn("refunds of payment {} can't be listed", wish.payment(), unknown);
            return Optional.of(new RefundReport.Unavailable());
        }
    }

    @Override
    public Optional<Known> read(String stripeId) {
        RefundRetrieveParams withPayment =
                RefundRetrieveParams.builder().addExpand("payment_intent").build();
        try {
            Refund refund =
                    calls.make(
                            CallRate.Endpoint.READ_REFUND,
                            () -> client.v1().refunds().retrieve(stripeId, withPayment));
            return Optional.of(
                    new Known(
                            refund.getId(),
                            ours(refund),
                            SessionForms.order(refund.getPaymentIntentObject()),
                            text(refund.getPaymentIntent()),
                            refund.getAmount(),
                            refund.getCurrency().toUpperCase(Locale.ROOT),
                            report(refund)));
        } catch (StripeException | RuntimeException unknown) {
            log.warn("refund {} can't be read", stripeId, unknown);
            return Optional.empty();
        }
    }

    private RefundReport rejected(Wish wish, StripeException refusal) {
        log.error(
                "Stripe refused refund {}: status {}, code {}",
                wish.id(),
                refusal.getStatusCode(),
                refusal.getCode());
        calls.raise(StripeAlarms.Reason.REFUND_REJECTED);
        return new RefundReport.Rejected("Stripe refused it with code " + code(refusal.getCode()));
    }

    private static RefundReport report(Refund refund) {
        return switch (text(refund.getStatus())) {
            case "succeeded" -> new RefundReport.Succeeded(refund.getId());
            case "failed", "canceled" ->
                    new RefundReport.Failed(
                            refund.getId(), "Stripe says " + code(refund.getFailureReason()));
            default -> new RefundReport.Pending(refund.getId());
        };
    }

    private static Optional<UUID> ours(Refund refund) {
        return Optional.ofNullable(refund.getMetadata())
                .map(metadata -> metadata.get(REFUND_ID))
                .flatMap(StripeRefunds::uuid);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Stripe's codes are words of its documentation; no other text is passed on. */
    private static String code(@Nullable String code) {
        return code != null && code.matches("[a-z_]{1,60}") ? code : "nothing more";
    }
}
