package dev.usher.payment.stripe;

import dev.usher.payment.sweep.Sweep;
import dev.usher.platform.time.Periodic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the parts that take and process notifications. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    @Bean
    NotificationBodies notificationBodies(NotificationSettings settings) {
        return new NotificationBodies(settings, System::nanoTime);
    }

    @Bean
    Sweep notificationSweep(NotificationWorkers workers, NotificationSettings settings) {
        return new Sweep(
                "notification-sweep",
                settings.sweepInterval(),
                """
                exists (select from stripe_event
                         where done_at is null and due_at <= clock_timestamp())
                """,
                workers::sweepDue);
    }

    @Bean
    Periodic eventListReading(
            MissedNotifications missed, ConfirmPayments confirm, NotificationSettings settings) {
        return Periodic.every(
                "missed-notifications",
                settings.eventsInterval(),
                () -> {
                    if (missed.run()) {
                        confirm.check();
                    }
                });
    }

    @Bean
    Periodic notificationPurge(PurgeNotifications purge, NotificationSettings settings) {
        return Periodic.every("notification-purge", settings.purgeInterval(), purge::purge);
    }
}
