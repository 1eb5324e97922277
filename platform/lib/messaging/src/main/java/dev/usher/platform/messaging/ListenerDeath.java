package dev.usher.platform.messaging;

import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;

/** A consumer that stops for any reason but the service's own end takes the process with it. */
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
