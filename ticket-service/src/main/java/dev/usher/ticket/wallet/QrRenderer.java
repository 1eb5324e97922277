package dev.usher.ticket.wallet;

import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Draws images on a few platform threads of its own, so that bursts of CPU work do not delay the
 * requests, which run on virtual threads.
 */
@Component
class QrRenderer implements DisposableBean {

    private final ThreadPoolExecutor threads;
    private final Duration longestWait;

    QrRenderer(QrSettings settings, MeterRegistry metrics) {
        this.longestWait = settings.longestWait();
        this.threads =
                new ThreadPoolExecutor(
                        settings.threads(),
                        settings.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.queue()),
                        Thread.ofPlatform().name("qr-", 0).daemon().factory());
        Gauge.builder("usher.qr.waiting", this, QrRenderer::waiting)
                .description("Images that wait to be drawn")
                .register(metrics);
    }

    /** Waits for the image. Answers 503 if the queue is full or the image takes too long. */
    byte[] render(Callable<byte[]> drawing) {
        Future<byte[]> image;
        try {
            image = threads.submit(drawing);
        } catch (RejectedExecutionException _) {
            throw busy();
        }
        try {
            return image.get(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            image.cancel(false);
            throw busy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            image.cancel(false);
            throw busy();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot draw", failed.getCause());
        }
    }

    /** The wait for an image: no longer than the caller waits for the answer. */
    private Duration patience() {
        Duration left = Deadline.current().left();
        return left.compareTo(longestWait) < 0 ? left : longestWait;
    }

    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }

    private static ProblemException busy() {
        return CommonProblems.unavailable(
                "More images are waiting to be drawn than can be drawn in time.");
    }
}
