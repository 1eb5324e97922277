package dev.usher.ticket.wallet;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
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
 * Where images are drawn: on a few platform threads, so that bursts of CPU don't hold up the
 * requests that run on virtual ones.
 */
@Component
class DrawingRoom implements DisposableBean {

    /** Shorter than the gateway waits. */
    private static final long WAIT_SECONDS = 2;

    private final ThreadPoolExecutor threads;

    DrawingRoom(QrSettings settings, MeterRegistry metrics) {
        this.threads =
                new ThreadPoolExecutor(
                        settings.threads(),
                        settings.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.queue()),
                        Thread.ofPlatform().name("qr-", 0).daemon().factory());
        Gauge.builder("usher.qr.waiting", this, DrawingRoom::waiting)
                .description("Images that wait to be drawn")
                .register(metrics);
    }

    /** Waits for the image; a 503 if too many wait already, or for too long. */
    byte[] draw(Callable<byte[]> drawing) {
        Future<byte[]> image;
        try {
            image = threads.submit(drawing);
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        try {
            return image.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            image.cancel(false);
            throw busy();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            image.cancel(false);
            throw busy();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("cannot draw", failed.getCause());
        }
    }

    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }

    private static ProblemException busy() {
        return CommonProblems.unavailable("Too many images are being drawn.");
    }
}
