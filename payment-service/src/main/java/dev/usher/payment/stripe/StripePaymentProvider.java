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
 * Collects payments through Stripe Checkout. If an exception of any class leaves open whether
 * Stripe executed the call, the outcome is unknown; stripe-java throws unchecked exceptions too.
 */
@Component
class StripePaymentProvider implements PaymentProvider {

    private static final Logger log = LoggerFactory.getLogger(StripePaymentProvider.class);

    /** The most sessions that Stripe lists in one answer. */
    private static final long PAGE = 100;

    /** The largest difference expected between Stripe's clock and ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final StripeClient client;
    private final StripeCalls calls;
    private final SessionForms forms;
    private final StripeSettings settings;
    private final StripeCallSettings limits;

    StripePaymentProvider(
            StripeClient client,
            StripeCalls calls,
            SessionForms forms,
            StripeSettings settings,
            StripeCallSettings limits) {
        this.client = client;
        this.calls = calls;
        this.forms = forms;
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    public SessionOpening openSession(SessionRequest request) {
        SessionOpening opening =
                openSession(
                        request, "order-" + request.orderId() + "-session-" + request.attempt());
        if (opening instanceof SessionOpening.Rejected) {
            calls.raise(StripeAlarms.Reason.SESSION_REJECTED);
        }
        return opening;
    }

    private SessionOpening openSession(SessionRequest request, String key) {
        try {
            return opened(create(request, key));
        } catch (RateLimitException _) {
            return new SessionOpening.Busy();
        } catch (IdempotencyException otherParameters) {
            log.error("the key {} was used before with other parameters", key, otherParameters);
            return new SessionOpening.AttemptSpent();
        } catch (InvalidRequestException refusal) {
            if (request.email() != null && RefusedSession.isAboutTheEmail(refusal)) {
                // The address only fills in Stripe's form; the buyer can type it there.
                return openSession(request.withoutEmail(), key + "-without-email");
            }
            return RefusedSession.meaning(refusal);
        } catch (CardException impossible) {
            return RefusedSession.rejected(impossible, impossible.getParam());
        } catch (StripeException | RuntimeException unknown) {
            log.warn("Stripe did not answer the call with key {}", key, unknown);
            return new SessionOpening.Unavailable();
        }
    }

    private Session create(SessionRequest request, String key) throws StripeException {
        RequestOptions options = RequestOptions.builder().setIdempotencyKey(key).build();
        return calls.make(
                CallRate.Endpoint.CREATE_SESSION,
                () -> {
                    CrashPoint.hit("stripe_create.before_send");
                    return client.v1().checkout().sessions().create(forms.create(request), options);
                });
    }

    @Override
    public SessionReport session(OrderId order, String sessionId) {
        try {
            return report(order, read(sessionId));
        } catch (InvalidRequestException refused) {
            // Not an outage: the session is another account's, or our request is wrong.
            log.error("Stripe refused to show session {} of order {}", sessionId, order, refused);
            calls.raise(StripeAlarms.Reason.SESSION_REJECTED);
            return new SessionReport.Unavailable();
        } catch (StripeException | RuntimeException unknown) {
            log.warn("session {} of order {} can't be read", sessionId, order, unknown);
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
        } catch (InvalidRequestException _) {
            // The session is not open any more; its state tells why.
            return session(order, sessionId);
        } catch (StripeException | RuntimeException unknown) {
            log.warn("session {} of order {} can't be expired", sessionId, order, unknown);
            return new SessionReport.Unavailable();
        }
    }

    /** Searches all sessions since then, because Stripe can't search by our reference. */
    @Override
    public SessionSearch findSession(OrderId order, Instant openedSince) {
        SessionListParams.Builder params =
                SessionListParams.builder()
                        .setLimit(PAGE)
                        .setCreated(
                                SessionListParams.Created.builder()
                                        .setGte(openedSince.minus(CLOCK_SKEW).getEpochSecond())
                                        .build());
        try {
            for (long seen = 0; seen < limits.maxSearched(); seen += PAGE) {
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
            log.error(
                    "order {} has more than {} sessions to search; its own was not found",
                    order,
                    limits.maxSearched());
            return new SessionSearch.Unavailable();
        } catch (StripeException | RuntimeException unknown) {
            log.warn("sessions of order {} can't be listed", order, unknown);
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

    /**
     * Reports a session that is complete but not paid: its intent tells if it can still be paid.
     */
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
