package dev.usher.platform.messaging;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Is down while a listener that must run does not run. It stays up without Kafka, because reads do
 * not need it.
 */
final class ListenersHealth implements HealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;
    private final RelayMetrics relay;

    ListenersHealth(KafkaListenerEndpointRegistry listeners, RelayMetrics relay) {
        this.listeners = listeners;
        this.relay = relay;
    }

    @Override
    public Health health() {
        List<String> dead =
                listeners.getListenerContainers().stream()
                        .filter(listener -> listener.isAutoStartup() && !works(listener))
                        .map(MessageListenerContainer::getListenerId)
                        .toList();
        Health.Builder health = dead.isEmpty() ? Health.up() : Health.down();
        return health.withDetail("stopped", dead).withDetail("relays", relay.leading()).build();
    }

    private static boolean works(MessageListenerContainer listener) {
        return listener.isRunning() && listener.isInExpectedState();
    }
}
