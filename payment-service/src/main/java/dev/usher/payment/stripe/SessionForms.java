package dev.usher.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import dev.usher.payment.checkout.SessionRequest;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderLine;
import dev.usher.payment.order.Receipt;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates our requests into Stripe's parameters and Stripe's sessions into our terms. */
@Component
class SessionForms {

    static final String ORDER_ID = "orderId";

    static final Set<String> PAID = Set.of("paid", "no_payment_required");

    /** Uses nothing but the request: a repeat under the same key must be equal. */
    SessionCreateParams create(SessionRequest request) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(ORDER_ID, request.orderId().toString());
        metadata.put("reservationId", request.reservationId().toString());
        metadata.put("attempt", Integer.toString(request.attempt()));
        if (request.externalReference() != null) {
            // At most 200 characters, of the 500 that Stripe takes.
            metadata.put("externalReference", request.externalReference());
        }
        SessionCreateParams.Builder session =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        // Cards pay at once or not at all: a hold can't wait for days.
                        .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                        .setClientReferenceId(request.orderId().toString())
                        .setSuccessUrl(request.successUrl())
                        .setCancelUrl(request.cancelUrl())
                        .setExpiresAt(request.expiresAt().getEpochSecond())
                        .putAllMetadata(metadata)
                        .setPaymentIntentData(
                                SessionCreateParams.PaymentIntentData.builder()
                                        .putAllMetadata(metadata)
                                        .build());
        if (request.email() != null) {
            session.setCustomerEmail(request.email());
        }
        for (OrderLine line : request.lines()) {
            session.addLineItem(item(request, line));
        }
        return session.build();
    }

    /** Tells whether the session is paid, or had nothing to pay. */
    static boolean paid(Session session) {
        return PAID.contains(session.getPaymentStatus());
    }

    static Receipt receipt(OrderId order, Session session, String source) {
        return new Receipt(
                order,
                session.getId(),
                session.getPaymentIntent(),
                session.getAmountTotal(),
                session.getCurrency().toUpperCase(Locale.ROOT),
                session.getLivemode(),
                source);
    }

    /** The order that a payment names, which was given to it by its session. */
    static Optional<OrderId> order(@Nullable PaymentIntent payment) {
        return Optional.ofNullable(payment)
                .map(PaymentIntent::getMetadata)
                .map(metadata -> metadata.get(ORDER_ID))
                .flatMap(OrderId::parse);
    }

    private static SessionCreateParams.LineItem item(SessionRequest request, OrderLine line) {
        return SessionCreateParams.LineItem.builder()
                .setQuantity((long) line.quantity())
                .setPriceData(
                        SessionCreateParams.LineItem.PriceData.builder()
                                .setCurrency(request.total().currency().toLowerCase(Locale.ROOT))
                                .setUnitAmount(line.unitAmount())
                                .setProductData(
                                        SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                                .setName(
                                                        request.event().title()
                                                                + ", "
                                                                + line.name())
                                                .setDescription(
                                                        request.event().date()
                                                                + " · "
                                                                + request.event().place())
                                                .build())
                                .build())
                .build();
    }
}
