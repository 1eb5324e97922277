package dev.usher.platform.web.idempotency;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/** Deletes answers past their retention from time to time, a bounded number each time. */
class FirstAnswersPurge implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAnswersPurge.class);
    private static final int MAX_BATCHES = 1_000;

    private final FirstAnswers answers;
    private final IdempotencySettings settings;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("idempotency-purge").factory());

    FirstAnswersPurge(FirstAnswers answers, IdempotencySettings settings) {
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        long every = settings.purgeEvery().toMillis();
        var _ = executor.scheduleWithFixedDelay(this::purge, every, every, TimeUnit.MILLISECONDS);
    }

    void purge() {
        try {
            int batches = 1;
            while (answers.purgeBatch() == settings.purgeBatch() && batches < MAX_BATCHES) {
                batches++;
            }
        } catch (RuntimeException away) {
            // The next round tries again; nothing depends on this one.
            LOG.warn("first answers could not be purged: {}", away.toString());
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
