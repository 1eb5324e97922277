package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sends notifications to the service and reads what it stored of them. */
public final class Postbox {

    public static final String PATH = "/v1/webhooks/stripe";

    private final Api api;
    private final JdbcClient jdbc;

    Postbox(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    /** Sends a notification with a valid signature. */
    public ApiResponse send(StripeMail mail) {
        return api.post(
                PATH,
                mail.body().getBytes(StandardCharsets.UTF_8),
                null,
                "Stripe-Signature",
                mail.signature());
    }

    public void awaitOutcome(StripeMail mail, String outcome) {
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(outcome(mail)).isEqualTo(outcome));
    }

    public int number(String column, StripeMail mail) {
        return jdbc.sql("select " + column + " from stripe_event where id = ?")
                .param(mail.eventId())
                .query(Integer.class)
                .single();
    }

    public boolean done(StripeMail mail) {
        return jdbc.sql("select done_at is not null from stripe_event where id = ?")
                .param(mail.eventId())
                .query(Boolean.class)
                .single();
    }

    public int stored(StripeMail mail) {
        return jdbc.sql("select count(*) from stripe_event where id = ?")
                .param(mail.eventId())
                .query(Integer.class)
                .single();
    }

    public String outcome(StripeMail mail) {
        return jdbc.sql("select coalesce(outcome, '') from stripe_event where id = ?")
                .param(mail.eventId())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
