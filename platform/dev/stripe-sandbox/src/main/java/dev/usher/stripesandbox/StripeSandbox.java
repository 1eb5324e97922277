package dev.usher.stripesandbox;

import dev.usher.stripesandbox.admin.Inspector;
import dev.usher.stripesandbox.admin.Ledger;
import dev.usher.stripesandbox.admin.TestPayments;
import dev.usher.stripesandbox.api.LoggedCall;
import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.SandboxCheckouts;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.Delivery;
import dev.usher.stripesandbox.events.StripeEvent;
import dev.usher.stripesandbox.events.WebhookEndpoint;
import dev.usher.stripesandbox.faults.Faults;
import dev.usher.stripesandbox.settings.SandboxClock;
import dev.usher.stripesandbox.settings.StartCheck;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A sandbox in the process of a test. It listens on a free port, pays without a browser, and ends
 * with {@link #close()}.
 */
public final class StripeSandbox implements AutoCloseable {

    /** An API key. The sandbox accepts every key that starts with {@code sk_test_sandbox_}. */
    public static final String API_KEY = "sk_test_sandbox_tests";

    /** The secret that signs webhooks unless a test sets another one. */
    public static final String WEBHOOK_SECRET = "whsec_sandbox_tests";

    private final ConfigurableApplicationContext context;

    private StripeSandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static StripeSandbox start() {
        return start(SandboxOptions.defaults());
    }

    public static StripeSandbox start(SandboxOptions options) {
        SpringApplication application = StripeSandboxApplication.application();
        application.setRegisterShutdownHook(false);
        if (options.clock() != null) {
            SandboxClock clock = SandboxClock.of(options.clock());
            application.addInitializers(context ->
                    ((GenericApplicationContext) context)
                            .registerBean("clock", SandboxClock.class, () -> clock));
        }
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--" + StartCheck.ACKNOWLEDGEMENT + "=" + StartCheck.NOT_REAL);
        options.properties().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new StripeSandbox(application.run(arguments.toArray(String[]::new)));
    }

    /** The URL that replaces {@code https://api.stripe.com}, without a trailing slash. */
    public String baseUrl() {
        return "http://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Sends webhooks to this URL from now on, signed with {@link #WEBHOOK_SECRET}. */
    public void sendWebhooksTo(String url) {
        sendWebhooksTo(url, WEBHOOK_SECRET);
    }

    public void sendWebhooksTo(String url, String secret) {
        context.getBean(WebhookEndpoint.class).sendTo(URI.create(url), secret);
    }

    /** Sends no webhooks from now on, as if all were lost. Events are still logged. */
    public void sendNoWebhooks() {
        context.getBean(WebhookEndpoint.class).sendTo(null, null);
    }

    /** Pays with a card that works. */
    public PayOutcome pay(String sessionId) {
        return pay(sessionId, TestNumber.VISA.number());
    }

    /** Pays with a test number; see {@link TestNumber}. */
    public PayOutcome pay(String sessionId, String card) {
        return payments().pay(sessionId, card, null);
    }

    /** Reports a payment that was never made, truly signed; returns the id of the event. */
    public String forge(String sessionId) {
        return payments().forge(sessionId);
    }

    /** Pays with a card that is declined. The session stays open. */
    public PayOutcome decline(String sessionId) {
        return payments().decline(sessionId);
    }

    public PayOutcome answerChallenge(String sessionId, boolean passed) {
        return payments().answerChallenge(sessionId, passed);
    }

    /** Ends a delayed payment: the money arrived, or the debit failed. */
    public SandboxCheckout settle(String sessionId, boolean succeeded) {
        return payments().settle(sessionId, succeeded);
    }

    /** Disputes the payment of a session; returns the id of the dispute. */
    public String dispute(String sessionId, DisputeWish wish) {
        return context.getBean(SandboxCheckouts.class)
                .dispute(sessionId, wish)
                .disputes()
                .getLast()
                .id();
    }

    /** Moves a dispute on, as the buyer's bank does. */
    public void moveDispute(String disputeId, Dispute.Status to) {
        context.getBean(SandboxCheckouts.class).moveDispute(disputeId, to);
    }

    /** Replaces all faults by those of a JSON text, as {@code PUT /_sandbox/faults} does. */
    public void faults(String json) {
        var _ = context.getBean(Faults.class).set(json);
    }

    /** Ends all faults, sends the delayed webhooks, and returns the last settings and counters. */
    public Map<String, Object> endFaults() {
        return context.getBean(Faults.class).end();
    }

    private TestPayments payments() {
        return context.getBean(TestPayments.class);
    }

    /** The current state of a session, its intent and its charges. */
    public SandboxCheckout checkout(String sessionId) {
        return context.getBean(SandboxCheckouts.class).session(sessionId);
    }

    /** All sessions, newest first. */
    public List<SandboxCheckout> checkouts() {
        return context.getBean(SandboxCheckouts.class).newestFirst();
    }

    /** Moves the sandbox's time forwards and expires the sessions that are then due. */
    public Instant advance(Duration by) {
        Instant now = context.getBean(SandboxClock.class).advance(by);
        context.getBean(CheckoutTimers.class).expireDue();
        return now;
    }

    /** The events, newest first. */
    public List<StripeEvent> events() {
        return inspector().events();
    }

    /** The newest event of a type about a session, intent or charge. */
    public @Nullable StripeEvent event(String type, String objectId) {
        return events().stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> Objects.equals(event.object().id(), objectId))
                .findFirst()
                .orElse(null);
    }

    /** Delivers an event again. */
    public void resend(String eventId) {
        inspector().resend(eventId);
    }

    /** Delivery attempts, oldest first. */
    public List<Delivery> deliveries() {
        return inspector().deliveries();
    }

    /** Calls of the API with their idempotency keys, oldest first. */
    public List<LoggedCall> requests() {
        return inspector().requests();
    }

    public Ledger ledger() {
        return inspector().ledger();
    }

    /** Deletes all sessions, events and keys. Faults stay. */
    public void reset() {
        inspector().reset();
    }

    private Inspector inspector() {
        return context.getBean(Inspector.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
