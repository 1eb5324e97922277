package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import dev.usher.payment.order.Receipt;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks Stripe whether a payment that was reported is in its books. */
@Component
class PaidSessions {

    private static final Logger log = LoggerFactory.getLogger(PaidSessions.class);

    private final StripeClient client;
    private final StripeCalls calls;

    PaidSessions(StripeClient client, StripeCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /** The word of its session about a payment. */
    enum Word {
        PAID,
        NOT_PAID,
        /** Stripe can't be asked at the moment. */
        UNKNOWN
    }

    /** A session that Stripe does not know was never paid; that raises an alarm too. */
    Word about(Receipt receipt) {
        try {
            Session session =
                    calls.make(
                            CallRate.Endpoint.READ_SESSION,
                            () -> client.v1().checkout().sessions().retrieve(receipt.sessionId()));
            return tells(session, receipt) ? Word.PAID : notPaid(receipt);
        } catch (InvalidRequestException refused) {
            if ("resource_missing".equals(refused.getCode())) {
                return notPaid(receipt);
            }
            log.error("Stripe refused to show session {}", receipt.sessionId(), refused);
            return Word.UNKNOWN;
        } catch (StripeException | RuntimeException unknown) {
            log.warn("session {} can't be read", receipt.sessionId(), unknown);
            return Word.UNKNOWN;
        }
    }

    private Word notPaid(Receipt receipt) {
        log.error(
                "{} says that order {} is paid, which Stripe's books do not: is a webhook secret"
                        + " stolen?",
                receipt.source(),
                receipt.orderId());
        calls.raise(StripeAlarms.Reason.PAYMENT_UNCONFIRMED);
        return Word.NOT_PAID;
    }

    private static boolean tells(Session session, Receipt receipt) {
        return SessionForms.paid(session)
                && receipt.orderId().toString().equals(session.getClientReferenceId())
                && session.getAmountTotal() == receipt.amount()
                && session.getCurrency().toUpperCase(Locale.ROOT).equals(receipt.currency());
    }
}
