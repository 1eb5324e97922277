package dev.usher.payment.sweep;

import dev.usher.platform.time.Periodic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks for what is due, by one statement for all sweeps of an interval, and begins those that have
 * something to do. Each works in a thread of its own, so that none delays another, and never twice
 * at a time.
 */
@Component
class Sweeps implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeps.class);

    private final List<Periodic> looks;
    private final DueQuestions questions;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Sweeps(List<Sweep> sweeps, DueQuestions questions) {
        this.questions = questions;
        Map<Duration, List<Sweep>> together =
                sweeps.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sweep::interval, LinkedHashMap::new, Collectors.toList()));
        this.looks =
                together.entrySet().stream()
                        .map(group ->
                                Periodic.every(
                                        "sweeps", group.getKey(), () -> look(group.getValue())))
                        .toList();
    }

    /** Begins the sweeps that have something to do and are not at work. */
    private void look(List<Sweep> sweeps) {
        List<Sweep> idle =
                sweeps.stream().filter(sweep -> !working.contains(sweep.name())).toList();
        if (!idle.isEmpty()) {
            questions.due(idle).forEach(this::begin);
        }
    }

    private void begin(Sweep sweep) {
        if (!working.add(sweep.name())) {
            return;
        }
        try {
            threads.execute(() -> work(sweep));
        } catch (RejectedExecutionException _) {
            // The service stops.
            working.remove(sweep.name());
        }
    }

    private void work(Sweep sweep) {
        Thread.currentThread().setName(sweep.name());
        try {
            sweep.work().run();
        } catch (RuntimeException failed) {
            log.warn("{} failed and runs again in {}", sweep.name(), sweep.interval(), failed);
        } finally {
            working.remove(sweep.name());
        }
    }

    @Override
    public void start() {
        if (threads.isShutdown()) {
            threads = Executors.newVirtualThreadPerTaskExecutor();
        }
        looks.forEach(Periodic::start);
    }

    /** Ends the looks and interrupts what is at work, without a wait for its end. */
    @Override
    public void stop() {
        looks.forEach(Periodic::stop);
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return looks.stream().anyMatch(Periodic::isRunning);
    }
}
