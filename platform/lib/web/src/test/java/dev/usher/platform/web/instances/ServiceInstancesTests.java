package dev.usher.platform.web.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceInstancesTests {

    private static final URI PLAIN = URI.create("http://ticket-service:8080");
    private static final URI ONE = URI.create("http://127.0.0.1:8083");
    private static final URI TWO = URI.create("http://127.0.0.1:29000");

    private final AtomicLong nanos = new AtomicLong();
    @TempDir Path directory;
    private Path file;
    private ServiceInstances instances;

    @BeforeEach
    void watchAFile() {
        file = directory.resolve("instances");
        instances = new ServiceInstances(new InstanceList(file, nanos::get));
    }

    @Test
    void callsThePlainAddressWhereNoListIsKept() {
        assertThat(ServiceInstances.none().inTurn("ticket-service", PLAIN)).containsExactly(PLAIN);
    }

    @Test
    void callsThePlainAddressOfAServiceThatTheListDoesNotName() throws Exception {
        write("event-service " + ONE);

        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(PLAIN);
    }

    @Test
    void letsInstancesTakeTurns() throws Exception {
        write("ticket-service " + ONE, "event-service " + PLAIN, "ticket-service " + TWO);
        List<URI> firsts = new ArrayList<>();

        for (int call = 0; call < 4; call++) {
            List<URI> order = instances.inTurn("ticket-service", PLAIN);
            assertThat(order).containsExactlyInAnyOrder(ONE, TWO);
            firsts.add(order.getFirst());
        }

        assertThat(firsts).containsExactly(ONE, TWO, ONE, TWO);
    }

    @Test
    void callsOneThatRefusedLastForAMoment() throws Exception {
        write("ticket-service " + ONE, "ticket-service " + TWO);
        instances.refused(ONE);

        for (int call = 0; call < 4; call++) {
            assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(TWO, ONE);
        }

        nanos.addAndGet(ServiceInstances.AVOIDED.toNanos());
        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(ONE, TWO);
    }

    @Test
    void learnsOfAChangeWithinAFifthOfASecond() throws Exception {
        write("ticket-service " + ONE);
        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(ONE);
        write("ticket-service " + TWO);
        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(ONE);

        nanos.addAndGet(InstanceList.REREAD.toNanos());
        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(TWO);

        Files.delete(file);
        nanos.addAndGet(InstanceList.REREAD.toNanos());
        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(PLAIN);
    }

    @Test
    void keepsWhatItKnewOverAListItCannotRead() throws Exception {
        write("ticket-service " + ONE);
        assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(ONE);

        for (String broken : List.of("ticket-service", "ticket-service not an address")) {
            write(broken);
            nanos.addAndGet(InstanceList.REREAD.toNanos());
            assertThat(instances.inTurn("ticket-service", PLAIN)).containsExactly(ONE);
        }
    }

    private void write(String... lines) throws IOException {
        Files.write(file, List.of(lines));
    }
}
