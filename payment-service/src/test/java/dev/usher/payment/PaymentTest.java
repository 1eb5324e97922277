package dev.usher.payment;

import dev.usher.platform.testing.ServiceTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/**
 * Runs the whole service with its own Stripe sandbox, a stand-in for event-service and a {@link
 * Shop} to buy in. Checkouts end after 12 minutes, so that sessions must be ended by a call.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ServiceTest(
        schema = "payment",
        properties = {
            "usher.checkout.deadline=12m",
            "usher.sweep.interval=200ms",
            "usher.refunds.interval=200ms",
            "usher.refunds.back-off=200ms",
            // Few, so that a test reaches them. No test shares its declined buyers with another.
            "usher.declines.per-account=4",
            "usher.declines.cards-per-account=3",
            "usher.declines.per-address=6",
            "usher.declines.cards-per-address=5",
            // Tests of many orders wait for no turn.
            "usher.stripe.calls-per-second=2000",
            "usher.stripe.calls-per-second-and-endpoint=1000",
            // Tests read the list when they want it read.
            "usher.stripe.events-interval=1h"
        })
@ActiveProfiles("sandbox")
@Import(PaymentScene.class)
public @interface PaymentTest {}
