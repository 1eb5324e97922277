package dev.usher.chaos.crowd;

import dev.usher.client.ApiCall;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The gates of an event. */
final class Door {

    static final String ADMITTED = "ADMITTED";

    private static final int TIMES = 30;
    private static final Duration AT_MOST = Duration.ofSeconds(45);
    private static final Duration BEFORE_NEXT = Duration.ofMillis(500);

    /** Presentations of a ticket that validation-service does not know yet. */
    private static final int PATIENT = 20;

    private final UsherClient client;
    private final EventOnSale show;
    private final RandomGenerator random;

    Door(UsherClient client, EventOnSale show, RandomGenerator random) {
        this.client = client;
        this.show = show;
        this.random = random;
    }

    /** Presents a ticket; returns whether its holder was admitted at least once. */
    boolean present(BoughtTicket ticket, DoorStyle style) throws InterruptedException {
        return switch (style) {
            case NOT_AT_ALL -> false;
            case ONCE -> enter(ticket).equals(ADMITTED);
            case AGAIN -> {
                String first = enter(ticket);
                scan(ticket, "ENTRY", gate());
                yield first.equals(ADMITTED);
            }
            case OUT_AND_IN -> {
                String first = enter(ticket);
                scan(ticket, "EXIT", gate());
                scan(ticket, "ENTRY", gate());
                yield first.equals(ADMITTED);
            }
            case RACE -> race(ticket, show.gates().size()) > 0;
        };
    }

    /** Presents a ticket at several gates at once; returns how many admitted its holder. */
    int race(BoughtTicket ticket, int gates) throws InterruptedException {
        List<Callable<String>> presentations = new ArrayList<>();
        for (int i = 0; i < gates; i++) {
            Actor gate = show.gates().get(i % show.gates().size());
            UUID id = newId();
            presentations.add(() -> enter(ticket, gate, id));
        }
        int admitted = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(presentations)) {
                if (each.state() == Future.State.SUCCESS && each.resultNow().equals(ADMITTED)) {
                    admitted++;
                }
            }
        }
        return admitted;
    }

    private String enter(BoughtTicket ticket) throws InterruptedException {
        return enter(ticket, gate(), newId());
    }

    /**
     * Presents a ticket, with a new id each time, while validation-service does not know it yet.
     */
    private String enter(BoughtTicket ticket, Actor gate, UUID id) throws InterruptedException {
        String answer = scan(ticket, "ENTRY", gate, id);
        for (int i = 0; i < PATIENT && answer.equals("REJECTED:UNKNOWN_TICKET"); i++) {
            Thread.sleep(BEFORE_NEXT);
            answer = scan(ticket, "ENTRY", gate, newId());
        }
        return answer;
    }

    private String scan(BoughtTicket ticket, String direction, Actor gate)
            throws InterruptedException {
        return scan(ticket, direction, gate, newId());
    }

    /** Repeats the same presentation until it is answered. */
    private String scan(BoughtTicket ticket, String direction, Actor gate, UUID id)
            throws InterruptedException {
        ApiCall call =
                Calls.scan(id, ticket.event(), ticket.credential(), direction, gate.name())
                        .about(Map.of("ticket", ticket.id(), "order", ticket.order()));
        Reply reply = client.insist(gate.caller(), call, TIMES, AT_MOST);
        return reply.ok() ? decision(reply.json()) : "none";
    }

    static String decision(JsonNode json) {
        String result = json.path("result").asString("");
        return result.equals(ADMITTED) ? result : result + ":" + json.path("reason").asString("");
    }

    private Actor gate() {
        synchronized (random) {
            return show.gates().get(random.nextInt(show.gates().size()));
        }
    }

    /** Draws a UUID of version 4 from the seed. */
    private UUID newId() {
        synchronized (random) {
            return new UUID(
                    (random.nextLong() & ~0xF000L) | 0x4000L,
                    (random.nextLong() & ~(3L << 62)) | (2L << 62));
        }
    }
}
