package dev.usher.bench.payments;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.stage.Stage;
import dev.usher.bench.suite.BenchSuite;
import dev.usher.bench.suite.Seeds;
import dev.usher.client.ApiCall;
import dev.usher.client.CallObserver;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import dev.usher.client.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The buyers of one event, who do the same at the same moment. */
final class PayingCrowd implements AutoCloseable {

    static final int BUYERS = 200;

    private static final int PLACES = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration INSIST = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UsherClient client;
    private final List<Caller> buyers;
    private final String event;
    private final String type;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PayingCrowd(UsherClient client, List<Caller> buyers, Reply event) {
        this.client = client;
        this.buyers = buyers;
        this.event = event.text("/id");
        this.type = event.text("/ticketTypes/0/id");
    }

    /** Replaces the data of the last run by an event on sale. */
    static PayingCrowd gather(Stage stage, Clock clock) {
        stage.progress("putting an event on sale");
        new Seeds(stage.database()).deleteAll();
        // Data of earlier benches may lack the row by which Stripe's list of events is read.
        stage.database()
                .execute("insert into payment.stripe_cursor default values on conflict do nothing");
        BenchSuite suite = stage.suite();
        UsherClient client =
                new UsherClient(suite.ports().gatewayUrl(), PATIENCE, clock, CallObserver.NONE);
        Visitor organizer =
                client.as(new Caller("organizer", suite.token("organizer", "organizer")));
        Reply event =
                patiently(
                        organizer,
                        Calls.createEvent(draft(clock.instant()))
                                .keyed("payments-" + clock.instant()));
        patiently(organizer, Calls.publishEvent(event.text("/id")));
        List<Caller> buyers =
                IntStream.range(0, BUYERS)
                        .mapToObj(i -> new Caller("buyer-" + i, suite.token("buyer-" + i)))
                        .toList();
        return new PayingCrowd(client, buyers, event);
    }

    /** Repeats a call that a suite that has just started may not answer in time. */
    private static Reply patiently(Visitor caller, ApiCall call) {
        return Visitor.until(() -> caller.send(call), Reply::ok, call.method() + " " + call.path());
    }

    private static ObjectNode draft(Instant now) {
        Instant starts = now.plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode draft =
                JSON.createObjectNode()
                        .put("title", "Night of the payments")
                        .put("startsAt", starts.toString())
                        .put("endsAt", starts.plus(Duration.ofHours(4)).toString())
                        .put("timeZone", "Europe/Amsterdam");
        draft.putObject("location").put("name", "Hall").put("city", "Utrecht").put("country", "NL");
        ObjectNode ticketType =
                draft.putArray("ticketTypes")
                        .addObject()
                        .put("name", "Standing")
                        .put("capacity", PLACES)
                        .put("maxPerOrder", 6);
        ticketType.putObject("price").put("amount", 2500).put("currency", "EUR");
        return draft;
    }

    /** Reserves a seat for each buyer; returns the reservations in the order of the buyers. */
    List<String> reserve() {
        return together(
                buyers.stream()
                        .map(buyer ->
                                (Function<Long, String>)
                                        _ ->
                                                patiently(
                                                                client.as(buyer),
                                                                Calls.reserve(
                                                                        event, List.of(type), 1))
                                                        .text("/id"))
                        .toList());
    }

    /** Opens an order for each reservation: all buyers begin together and call once. */
    List<Opening> openOnce(List<String> reservations) {
        return open(reservations, (caller, call) -> caller.send(call));
    }

    /** Opens orders as buyers do who come again when they are asked to. */
    List<Opening> openAtLast(List<String> reservations) {
        return open(reservations, PayingCrowd::insist);
    }

    /** The way in which a buyer makes a call. */
    @FunctionalInterface
    private interface Way {
        Reply make(Visitor buyer, ApiCall call);
    }

    private List<Opening> open(List<String> reservations, Way way) {
        List<Function<Long, Opening>> work = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            Visitor buyer = client.as(buyers.get(i));
            String reservation = reservations.get(i);
            work.add(begun -> {
                Reply reply = way.make(buyer, Calls.openOrder(reservation));
                double seconds = (System.nanoTime() - begun) / 1e9;
                return new Opening(buyer, reservation, reply, seconds);
            });
        }
        return together(work);
    }

    /** Waits as long as each answer asks to. */
    private static Reply insist(Visitor buyer, ApiCall call) {
        long deadline = System.nanoTime() + INSIST.toNanos();
        Reply reply = buyer.send(call);
        while (reply.undecided() && System.nanoTime() < deadline) {
            Waiting.pause(reply.retryAfter().orElse(Duration.ofSeconds(1)));
            reply = buyer.send(call);
        }
        return reply;
    }

    /** Cancels what was opened, so that the next burst finds no open sessions. */
    void cancel(List<Opening> opened) {
        together(
                opened.stream()
                        .filter(Opening::hasSession)
                        .map(opening ->
                                (Function<Long, Reply>)
                                        _ ->
                                                insist(
                                                        opening.buyer(),
                                                        Calls.cancelOrder(opening.order())))
                        .toList());
    }

    /** Does all of it at the same moment, which each is handed; returns the results in order. */
    <T> List<T> together(List<Function<Long, T>> work) {
        CountDownLatch start = new CountDownLatch(1);
        long[] begun = new long[1];
        List<Future<T>> results = new ArrayList<>();
        for (Function<Long, T> each : work) {
            results.add(
                    threads.submit(() -> {
                        start.await();
                        return each.apply(begun[0]);
                    }));
        }
        begun[0] = System.nanoTime();
        start.countDown();
        return results.stream().map(PayingCrowd::result).toList();
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new BenchFailed("a buyer failed: " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted");
        }
    }

    @Override
    public void close() {
        threads.close();
        client.close();
    }
}
