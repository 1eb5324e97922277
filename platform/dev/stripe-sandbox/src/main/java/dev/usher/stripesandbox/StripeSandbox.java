package dev.usher.stripesandbox;

import dev.usher.stripesandbox.admin.Inspector;
import dev.usher.stripesandbox.admin.Ledger;
import dev.usher.stripesandbox.admin.Till;
import dev.usher.stripesandbox.api.RequestLog;
import dev.usher.stripesandbox.core.Checkout;
import dev.usher.stripesandbox.core.CheckoutDesk;
import dev.usher.stripesandbox.core.CheckoutTimers;
import dev.usher.stripesandbox.core.PayOutcome;
import dev.usher.stripesandbox.core.TestMeans;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A sandbox of a test's own: started on a free port in the test's process, driven without a
 * browser, ended by {@link #close()}.
 */
public final class StripeSandbox implements AutoCloseable {

    /** A key that the sandbox takes; any that starts with {@code sk_test_sandbox_} is good. */
    public static final String API_KEY = "sk_test_sandbox_tests";

    /** The secret that webhooks are signed with unless another is given. */
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

    /** Stands in for {@code https://api.stripe.com}; no trailing slash. */
    public String baseUrl() {
        return "http://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Sends webhooks here from now on, signed with {@link #WEBHOOK_SECRET}. */
    public void sendWebhooksTo(String url) {
        sendWebhooksTo(url, WEBHOOK_SECRET);
    }

    public void sendWebhooksTo(String url, String secret) {
        context.getBean(WebhookEndpoint.class).sendTo(URI.create(url), secret);
    }

    /** Events are logged, but from now on none is sent: as if every webhook were lost. */
    public void sendNoWebhooks() {
        context.getBean(WebhookEndpoint.class).sendTo(null, null);
    }

    /** Pays with a card that works. */
    public PayOutcome pay(String sessionId) {
        return pay(sessionId, TestMeans.VISA.number());
    }

    /** Pays with a test number; see {@link TestMeans}. */
    public PayOutcome pay(String sessionId, String card) {
        return till().pay(sessionId, card, null);
    }

    /** Tries a card that is declined; the session stays open. */
    public PayOutcome decline(String sessionId) {
        return till().decline(sessionId);
    }

    public PayOutcome answerChallenge(String sessionId, boolean passed) {
        return till().answerChallenge(sessionId, passed);
    }

    /** The money of a delayed payment came, or did not. */
    public Checkout settle(String sessionId, boolean succeeded) {
        return till().settle(sessionId, succeeded);
    }

    private Till till() {
        return context.getBean(Till.class);
    }

    /** The session with its intent and charges as they are now. */
    public Checkout checkout(String sessionId) {
        return context.getBean(CheckoutDesk.class).session(sessionId);
    }

    /** All sessions, newest first. */
    public List<Checkout> checkouts() {
        return context.getBean(CheckoutDesk.class).newestFirst();
    }

    /** Moves the sandbox's time; sessions whose time is over have expired when it returns. */
    public Instant advance(Duration by) {
        Instant now = context.getBean(SandboxClock.class).advance(by);
        expireDue();
        return now;
    }

    /** Expires what is due: of use after moving a clock that was handed in. */
    public void expireDue() {
        context.getBean(CheckoutTimers.class).expireDue();
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

    /** Delivers an event once more. */
    public void resend(String eventId) {
        inspector().resend(eventId);
    }

    /** Delivery attempts, oldest first. */
    public List<Delivery> deliveries() {
        return inspector().deliveries();
    }

    /** Calls of the API with their idempotency keys, oldest first. */
    public List<RequestLog.Logged> requests() {
        return inspector().requests();
    }

    public Ledger ledger() {
        return inspector().ledger();
    }

    /** Replaces all faults; the JSON is that of {@code PUT /_sandbox/faults}. */
    public void setFaults(String json) {
        context.getBean(Faults.class).set(json);
    }

    /** Ends all faults: what they held back goes out. */
    public void endFaults() {
        context.getBean(Faults.class).end();
    }

    /** Forgets all sessions, events and keys. Faults stay as they are. */
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
