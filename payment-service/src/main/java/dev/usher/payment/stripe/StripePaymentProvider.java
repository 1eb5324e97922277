package dev.usher.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.usher.payment.checkout.PaymentProvider;
import dev.usher.payment.checkout.SessionOpening;
import dev.usher.payment.checkout.SessionReport;
import dev.usher.payment.checkout.SessionRequest;
import dev.usher.payment.checkout.SessionSearch;
import dev.usher.payment.order.OrderId;
import dev.usher.platform.crash.CrashPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the money through Stripe Checkout. An error that leaves open whether the call was executed
 * is an unknown outcome, whatever its class; stripe-java throws unchecked exceptions too.
 */
@Component
class StripePaymentProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(StripePaymentProvider.class);

    /** The most Stripe lists at once. */
    private static final long PAGE = 100;

    /** Stripe's clock and ours may differ by this much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final StripeClient client;
    private final StripeCalls calls;
    private final SessionForms forms;
    private final StripeSettings settings;

    StripePaymentProvider(
            StripeClient client, StripeCalls calls, SessionForms forms, StripeSettings settings) {
        this.client = client;
        this.calls = calls;
        this.forms = forms;
        this.settings = settings;
    }

    @Override
    public SessionOpening openSession(SessionRequest request) {
        String key = "order-" + request.orderId() + "-session-" + request.attempt();
        RequestOptions options = RequestOptions.builder().setIdempotencyKey(key).build();
        try {
            Session session =
                    calls.make(
                            CallRate.Endpoint.CREATE_SESSION,
                            () -> {
                                CrashPoint.hit("stripe_create.before_send");
                                return client.v1()
                                        .checkout()
                                        .sessions()
                                        .create(forms.create(request), options);
                            });
            return opened(session);
        } catch (RateLimitException tooMany) {
            return new SessionOpening.Busy();
        } catch (IdempotencyException otherParameters) {
            LOG.error("{} was used with other parameters", key, otherParameters);
            return new SessionOpening.AttemptSpent();
        } catch (InvalidRequestException invalid) {
            return invalid.toString().contains("at least 30 minutes")
                    ? new SessionOpening.AttemptSpent()
                    : new SessionOpening.Rejected(invalid.toString());
        } catch (CardException impossible) {
            return new SessionOpening.Rejected(impossible.toString());
        } catch (StripeException | RuntimeException unknown) {
            LOG.warn("no answer to {}", key, unknown);
            return new SessionOpening.Unavailable();
        }
    }

    @Override
    public SessionReport session(OrderId order, String sessionId) {
        try {
            return report(order, read(sessionId));
        } catch (StripeException | RuntimeException unknown) {
            LOG.warn("session {} of order {} can't be read", sessionId, order, unknown);
            return new SessionReport.Unavailable();
        }
    }

    @Override
    public SessionReport expireSession(OrderId order, String sessionId) {
        try {
            Session session =
                    calls.make(
                            CallRate.Endpoint.EXPIRE_SESSION,
                            () -> client.v1().checkout().sessions().expire(sessionId));
            CrashPoint.hit("expire.after_response_before_update");
            return report(order, session);
        } catch (InvalidRequestException notOpen) {
            return session(order, sessionId);
        } catch (StripeException | RuntimeException unknown) {
            LOG.warn("session {} of order {} can't be expired", sessionId, order, unknown);
            return new SessionReport.Unavailable();
        }
    }

    /** Stripe can't be asked by reference, so the sessions since then are looked through. */
    @Override
    public SessionSearch findSession(OrderId order, Instant openedSince) {
        SessionListParams.Builder params =
                SessionListParams.builder()
                        .setLimit(PAGE)
                        .setCreated(
                                SessionListParams.Created.builder()
                                        .setGte(openedSince.minus(CLOCKS).getEpochSecond())
                                        .build());
        try {
            for (long seen = 0; seen < settings.maxSearched(); seen += PAGE) {
                SessionListParams page = params.build();
                StripeCollection<Session> sessions =
                        calls.make(
                                CallRate.Endpoint.LIST_SESSIONS,
                                () -> client.v1().checkout().sessions().list(page));
                for (Session session : sessions.getData()) {
                    if (order.toString().equals(session.getClientReferenceId())) {
                        return new SessionSearch.Found(
                                session.getId(), session.getUrl(), report(order, session));
                    }
                }
                if (!sessions.getHasMore() || sessions.getData().isEmpty()) {
                    return new SessionSearch.None();
                }
                params.setStartingAfter(sessions.getData().getLast().getId());
            }
            LOG.error("order {}: more sessions to look through than is allowed", order);
            return new SessionSearch.Unavailable();
        } catch (StripeException | RuntimeException unknown) {
            LOG.warn("sessions of order {} can't be listed", order, unknown);
            return new SessionSearch.Unavailable();
        }
    }

    private SessionOpening opened(Session session) {
        if (session.getLivemode() != settings.livemode()) {
            return new SessionOpening.Rejected("a session with livemode " + session.getLivemode());
        }
        return session.getUrl() == null
                ? new SessionOpening.AttemptSpent()
                : new SessionOpening.Opened(session.getId(), session.getUrl());
    }

    private Session read(String sessionId) throws StripeException {
        return calls.make(
                CallRate.Endpoint.READ_SESSION,
                () -> client.v1().checkout().sessions().retrieve(sessionId));
    }

    private SessionReport report(OrderId order, Session session) throws StripeException {
        return switch (session.getStatus()) {
            case "open" -> new SessionReport.Open();
            case "expired" -> new SessionReport.Ended();
            case "complete" ->
                    SessionForms.paid(session)
                            ? new SessionReport.Paid(
                                    SessionForms.receipt(
                                            order, session, "session " + session.getId()))
                            : unpaid(session);
            default -> throw new IllegalStateException("session status " + session.getStatus());
        };
    }

    /** Complete without money: delayed methods. The intent says whether money can still come. */
    private SessionReport unpaid(Session session) throws StripeException {
        SessionRetrieveParams withIntent =
                SessionRetrieveParams.builder().addExpand("payment_intent").build();
        Session expanded =
                calls.make(
                        CallRate.Endpoint.READ_SESSION,
                        () ->
                                client.v1()
                                        .checkout()
                                        .sessions()
                                        .retrieve(session.getId(), withIntent));
        boolean failed =
                expanded.getPaymentIntentObject() != null
                        && List.of("requires_payment_method", "canceled")
                                .contains(expanded.getPaymentIntentObject().getStatus());
        return failed ? new SessionReport.Ended() : new SessionReport.Processing();
    }
}
