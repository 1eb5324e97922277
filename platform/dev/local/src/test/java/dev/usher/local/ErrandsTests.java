package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.local.suite.Home;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrandsTests {

    @TempDir Path directory;

    private final CountDownLatch slowMayEnd = new CountDownLatch(1);
    private Mailbox mailbox;
    private Thread errands;

    @BeforeEach
    void serve() {
        Home home = new Home(directory, directory.resolve("state"));
        home.prepare();
        mailbox = new Mailbox(home);
        errands = Thread.ofVirtual().start(new Errands(home, this::work));
    }

    @AfterEach
    void end() {
        slowMayEnd.countDown();
        errands.interrupt();
    }

    @Test
    void servesARequestWhileAnotherOneTakesLong() {
        String slow = mailbox.put(new Request.Restart("slow"));
        String quick = mailbox.put(new Request.Restart("quick"));

        await().until(() -> mailbox.takeAnswer(quick), Optional::isPresent);
        assertThat(mailbox.takeAnswer(slow)).isEmpty();

        slowMayEnd.countDown();
        await().until(() -> mailbox.takeAnswer(slow), Optional::isPresent);
    }

    private void work(Request request) {
        if (request.equals(new Request.Restart("slow"))) {
            try {
                slowMayEnd.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
