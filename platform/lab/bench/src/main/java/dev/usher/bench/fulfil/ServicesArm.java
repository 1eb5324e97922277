package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadOrder;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.load.OneExchange;
import dev.usher.bench.load.Request;
import dev.usher.bench.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Through the services. */
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
    private List<PaidOrders.Order> prepared = List.of();
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
        List<Request> requests = new ArrayList<>();
        for (PaidOrders.Order order : prepared) {
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
        LoadReport report =
                stage.load(
                        LoadOrder.open(
                                        stage.suite().ports().payment(),
                                        stage.file("paid.requests").toString(),
                                        perSecond,
                                        length.toMillis())
                                .watchedBy(
                                        new LoadOrder.Watch(
                                                stage.database().url(),
                                                "select distinct order_id from ticket.ticket"
                                                        + " where order_id = any (?)",
                                                stage.file("paid.ids").toString())));
        answers = report.statuses();
        return Chain.work(Objects.requireNonNull(report.seen()), length);
    }

    /** The tickets are looked at as their buyer would, too: some of them. */
    @Override
    public List<String> violations(Work work) {
        if (!answers.equals(Map.of(200, (long) expected))) {
            return List.of("notifications were answered " + answers);
        }
        List<String> found = new ArrayList<>(orders.violations(expected));
        if (work.operations() != expected) {
            found.add(work.operations() + " seen");
        }
        String token = stage.suite().token(PaidOrders.BUYER);
        for (PaidOrders.Order order : List.of(prepared.getFirst(), prepared.getLast())) {
            String answer =
                    new String(
                            OneExchange.answer(
                                    stage.suite().ports().ticket(),
                                    Request.get(
                                            "localhost",
                                            "/v1/tickets?orderId=" + order.id(),
                                            token)),
                            StandardCharsets.UTF_8);
            if (!answer.contains("\"credential\"")) {
                found.add("order " + order.id() + " has no ticket for its buyer");
            }
        }
        return found;
    }
}
