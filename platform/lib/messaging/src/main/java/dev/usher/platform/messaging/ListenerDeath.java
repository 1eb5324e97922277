package dev.usher.platform.messaging;

import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/** Ends the process when a consumer stops for any reason but the shutdown of the service. */
final class ListenerDeath implements ApplicationListener<ConsumerStoppedEvent> {

    private final ProcessExit exit;

    ListenerDeath(ProcessExit exit) {
        this.exit = exit;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent stopped) {
        switch (stopped.getReason()) {
            case NORMAL -> {}
            case ABNORMAL, FENCED, AUTH, NO_OFFSET, ERROR ->
                    exit.because("a consumer stopped: " + stopped, null);
        }
    }
}
