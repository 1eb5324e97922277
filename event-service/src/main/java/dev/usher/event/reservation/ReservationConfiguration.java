package dev.usher.event.reservation;

import dev.usher.platform.time.Periodic;
import dev.usher.platform.web.idempotency.SelfKeepingOperation;
import dev.usher.platform.web.security.InternalEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReservationConfiguration {

    /** Only payment-service claims reservations, when it opens an order. */
    @Bean
    InternalEndpoint claim() {
        return InternalEndpoint.post(
                "/internal/reservations/*/claim", "usher-payment", "reservations:claim");
    }

    /** A key is stored together with the hold, in the transaction of the batch. */
    @Bean
    SelfKeepingOperation placement() {
        return SelfKeepingOperation.post("/v1/reservations");
    }

    @Bean
    Periodic holdExpirySweep(LookForEndedHolds look, HoldExpirySettings settings) {
        return Periodic.every("hold-expiry", settings.sweepInterval(), look::lookIfDue);
    }

    @Bean
    Periodic untoldHoldSearch(UntoldHolds untold, UntoldHoldSettings settings) {
        return Periodic.every("untold-holds", settings.lookEvery(), untold::undoSome);
    }

    @Bean
    Periodic cancelledHoldSweep(HoldsOfCancelledEvents holds, CancelledHoldSettings settings) {
        return Periodic.every("cancelled-holds", settings.sweepInterval(), holds::sweep);
    }
}
