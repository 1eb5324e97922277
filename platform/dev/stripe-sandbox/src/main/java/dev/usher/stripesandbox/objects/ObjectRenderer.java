package dev.usher.stripesandbox.objects;

import dev.usher.stripesandbox.core.Charge;
import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.PaymentIntent;
import dev.usher.stripesandbox.core.Refund;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.StripeObject;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Renders states as Stripe's JSON objects. {@code livemode} is always false. */
public final class ObjectRenderer {

    /** The API version of every answer and event. */
    public static final String API_VERSION = "2026-07-29.dahlia";

    private final Supplier<URI> publicUrl;

    /** Takes a supplier of the public URL, because a random port is known only after the start. */
    public ObjectRenderer(Supplier<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Map<String, @Nullable Object> session(SandboxCheckout checkout, Expansion expansion) {
        PaymentIntent intent = checkout.intent();
        Object shown = checkout.session().paymentIntent();
        if (intent != null && expansion.has("payment_intent")) {
            shown = intent(checkout, intent, expansion.has("payment_intent.latest_charge"));
        }
        return SessionJson.of(
                checkout.session(), pageOf(checkout.session()), shown, expansion.has("line_items"));
    }

    public Map<String, @Nullable Object> intent(SandboxCheckout checkout, Expansion expansion) {
        PaymentIntent intent = checkout.intent();
        if (intent == null) {
            throw new IllegalArgumentException(checkout.id() + " has no intent");
        }
        return intent(checkout, intent, expansion.has("latest_charge"));
    }

    private Map<String, @Nullable Object> intent(
            SandboxCheckout checkout, PaymentIntent intent, boolean withCharge) {
        Object charge =
                withCharge
                        ? checkout.latestCharge()
                                .map(latest -> ChargeJson.of(latest, null))
                                .orElse(null)
                        : null;
        return IntentJson.of(intent, charge, pageOf(checkout.session()));
    }

    public Map<String, @Nullable Object> charge(
            SandboxCheckout checkout, Charge charge, Expansion expansion) {
        return ChargeJson.of(
                charge, expansion.has("payment_intent") ? intent(checkout, Expansion.NONE) : null);
    }

    public Map<String, @Nullable Object> dispute(
            SandboxCheckout checkout, Dispute dispute, Expansion expansion) {
        Charge charge = checkout.charge(dispute.charge()).orElseThrow();
        return DisputeJson.of(
                dispute,
                expansion.has("charge") ? charge(checkout, charge, Expansion.NONE) : charge.id(),
                expansion.has("payment_intent")
                        ? intent(checkout, Expansion.NONE)
                        : dispute.paymentIntent());
    }

    public Map<String, @Nullable Object> refund(
            SandboxCheckout checkout, Refund refund, Expansion expansion) {
        return RefundJson.of(
                refund,
                expansion.has("payment_intent")
                        ? intent(checkout, Expansion.NONE)
                        : refund.paymentIntent());
    }

    /** Renders the object of an event. Nothing is expanded. */
    public Map<String, @Nullable Object> snapshot(StripeObject object) {
        return switch (object) {
            case CheckoutSession session ->
                    SessionJson.of(session, pageOf(session), session.paymentIntent(), false);
            case PaymentIntent intent -> IntentJson.of(intent, null, publicUrl.get());
            case Charge charge -> ChargeJson.of(charge, null);
            case Refund refund -> RefundJson.of(refund, refund.paymentIntent());
            case Dispute dispute ->
                    DisputeJson.of(dispute, dispute.charge(), dispute.paymentIntent());
        };
    }

    public URI pageOf(CheckoutSession session) {
        return URI.create(publicUrl.get() + "/c/pay/" + session.id());
    }
}
