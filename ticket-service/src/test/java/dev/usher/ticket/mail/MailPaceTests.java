package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MailPaceTests {

    private final AtomicLong now = new AtomicLong(1_000);
    private final MailPace pace = new MailPace(10, now::get);

    @Test
    void spacesAttemptsThatComeTogether() {
        assertThat(pace.take()).isZero();
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(200));
        now.addAndGet(Duration.ofMillis(150).toNanos());
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void savesNoPlacesOfQuietTimes() {
        pace.take();
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(pace.take()).isZero();
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(100));
    }
}
