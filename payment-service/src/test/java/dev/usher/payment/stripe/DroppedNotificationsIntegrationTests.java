package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentTest
class DroppedNotificationsIntegrationTests {

    private final StoredNotifications notifications;
    private final RetryNotification retries;
    private final NotificationSettings settings;
    private final JdbcClient jdbc;

    DroppedNotificationsIntegrationTests(
            StoredNotifications notifications,
            RetryNotification retries,
            NotificationSettings settings,
            JdbcClient jdbc) {
        this.notifications = notifications;
        this.retries = retries;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    @Test
    void areMarkedWhenTheLastAttemptFailed() {
        notifications.store(
                new StoredNotifications.Delivery(
                        "evt_given_up", "charge.updated", false, null, "{}"),
                new Notification.RefundChanged("re_1"));

        again("evt_given_up", settings.maxAttempts() - 1);
        assertThat(dropped("evt_given_up")).isFalse();

        again("evt_given_up", settings.maxAttempts());
        assertThat(dropped("evt_given_up")).isTrue();
    }

    private void again(String id, int attempts) {
        retries.again(new StoredNotifications.Taken(id, "{}", attempts), "no order");
    }

    private boolean dropped(String id) {
        return jdbc.sql("select dropped and done_at is not null from stripe_event where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }
}
