package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.load.OpenLoad;
import dev.usher.bench.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Our arm: notifications go through the services. */
final class ServicesArm implements Arm {

    private static final Set<String> SUITE =
            Set.of(
                    "payment-service",
                    "ticket-service",
                    "event-service",
                    "validation-service",
                    "kafka",
                    Stage.POSTGRES);

    private final Stage stage;
    private final String name;
    private final PaidOrders orders;
    private final StripeNote notes;
    private final int expected;
    private final double perSecond;
    private List<PaidOrders.Prepared> prepared = List.of();
    private Map<Integer, Long> answers = Map.of();

    ServicesArm(
            Stage stage,
            String name,
            PaidOrders orders,
            StripeNote notes,
            int expected,
            double perSecond) {
        this.stage = stage;
        this.name = name;
        this.orders = orders;
        this.notes = notes;
        this.expected = expected;
        this.perSecond = perSecond;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> processes() {
        return SUITE;
    }

    @Override
    public void prepare() {
        prepared = orders.prepare(expected);
        List<LoadRequest> requests = new ArrayList<>();
        for (PaidOrders.Prepared order : prepared) {
            requests.add(notes.completed("evt_" + order.session(), order));
        }
        stage.requests("paid", requests);
        try {
            Files.write(
                    stage.file("paid.ids"),
                    prepared.stream().map(order -> order.id().toString()).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Work burst(Duration length) {
        OpenLoad.Watch watch =
                new OpenLoad.Watch(
                        stage.database().url(),
                        "select distinct order_id from ticket.ticket where order_id = any (?)",
                        stage.file("paid.ids").toString());
        LoadReport report =
                stage.load(
                        new OpenLoad(
                                stage.suite().ports().payment(),
                                stage.file("paid.requests").toString(),
                                perSecond,
                                length.toMillis(),
                                watch));
        answers = report.statuses();
        return Chain.work(Objects.requireNonNull(report.seen()), length);
    }

    /** Reads two of the orders as their buyer, too. */
    @Override
    public List<String> violations(Work work) {
        if (!answers.equals(Map.of(200, (long) expected))) {
            return List.of("notifications were answered " + answers);
        }
        List<String> found = new ArrayList<>(orders.violations(expected));
        if (work.operations() != expected) {
            found.add(work.operations() + " seen");
        }
        for (PaidOrders.Prepared order : List.of(prepared.getFirst(), prepared.getLast())) {
            if (!tickets(order).contains("\"credential\"")) {
                found.add("order " + order.id() + " has no ticket for its buyer");
            }
        }
        return found;
    }

    private String tickets(PaidOrders.Prepared order) {
        String address =
                "http://127.0.0.1:%d/v1/tickets?orderId=%s"
                        .formatted(stage.suite().ports().ticket(), order.id());
        String token = stage.suite().token(PaidOrders.BUYER);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
