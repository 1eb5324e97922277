package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.TicketWatch;
import dev.usher.local.journey.World;
import dev.usher.platform.infrastructure.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Reports the time from a webhook to the ticket that its buyer can read. It is not a limit: the
 * result depends on everything else that runs on this machine.
 */
@EndToEndTest
class LatencyReportEndToEndTests {

    private static final Logger log = Logger.getLogger(LatencyReportEndToEndTests.class.getName());

    /** The first purchases run cold code and are not counted. */
    private static final int WARM_UP = 10;

    private static final int MEASURED = 30;

    private final RunningSuite suite;
    private final World world;

    LatencyReportEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @Test
    void reportsHowLongATicketTakes() throws Exception {
        JsonNode event =
                Steps.publish(world.person("olivia"), Steps.show("Stopwatch", suite.now(), 500));
        Visitor alice = world.person("alice");
        List<Long> millis = new ArrayList<>();

        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            Purchase purchase = Purchase.open(world, alice, event, 1);
            Instant begin = suite.now();
            TicketWatch watch = new TicketWatch(alice, purchase.orderId(), suite::now);
            purchase.paid();
            Steps.fulfilled(alice, purchase.orderId());
            long took =
                    watch.since(world.sandbox().lastCompletedSince(begin)).orElseThrow().toMillis();
            if (i >= WARM_UP) {
                millis.add(took);
            }
        }

        report(millis);
        assertThat(millis).hasSize(MEASURED);
    }

    private static void report(List<Long> millis) throws Exception {
        Collections.sort(millis);
        String text =
                """
                Webhook sent to us -> ticket readable by its buyer, through the gateway.
                %d purchases one after the other, %d before them not counted.
                p50 %d ms, p90 %d ms, least %d ms, most %d ms
                """
                        .formatted(
                                MEASURED,
                                WARM_UP,
                                millis.get(MEASURED / 2),
                                millis.get(MEASURED * 9 / 10),
                                millis.getFirst(),
                                millis.getLast());
        log.info(text);
        Path file = ProjectRoot.find().resolve("platform/dev/local/target/webhook-to-ticket.txt");
        Files.writeString(file, text);
    }
}
