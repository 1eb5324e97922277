package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.Sold;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says what session an order needs, from what is stored alone, so that every repeat is equal. */
@Component
class SessionRequests {

    private final String publicUrl;

    SessionRequests(@Value("${usher.public-url}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    SessionRequest of(OrderState order) {
        Sold sold = order.sale();
        String success = order.returnUrls().success();
        String cancel = order.returnUrls().cancel();
        return new SessionRequest(
                order.id(),
                order.reservationId(),
                order.session().attempt(),
                sold.show().title(),
                sold.lines(),
                sold.total(),
                order.purchaser().email(),
                success == null ? publicUrl + CheckoutPages.RETURN : success,
                cancel == null ? publicUrl + CheckoutPages.CANCELLED : cancel,
                Objects.requireNonNull(order.session().expiresAt(), "no session planned"));
    }
}
