package dev.usher.platform.messaging;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each test ends by its timeout if a wait that must end does not. */
@Timeout(30)
class WakeupTests {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(5);

    private final Wakeup wakeup = new Wakeup();

    @Test
    void endsAWaitThatBeginsAfterTheSignal() throws InterruptedException {
        wakeup.signal();

        wakeup.await(LONG);
    }

    @Test
    void endsAWaitLaterIfTheSignalMayWait() throws InterruptedException {
        wakeup.signalWithin(SOON);

        wakeup.await(LONG);
    }

    @Test
    void endsAtTheEarliestOfSeveralSignals() throws InterruptedException {
        wakeup.signalWithin(LONG);
        wakeup.signalWithin(SOON);
        wakeup.signalWithin(LONG);

        wakeup.await(LONG);
    }

    @Test
    void endsAWaitThatHasBegun() throws InterruptedException {
        wakeup.signalWithin(LONG);
        Thread other = Thread.ofVirtual().start(wakeup::signal);

        wakeup.await(LONG);

        other.join();
    }

    @Test
    void waitsForTheGivenTimeWithoutASignalThatIsDue() throws InterruptedException {
        wakeup.signalWithin(LONG);

        wakeup.await(SOON);
    }
}
