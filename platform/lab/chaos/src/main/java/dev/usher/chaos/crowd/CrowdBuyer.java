package dev.usher.chaos.crowd;

import dev.usher.client.Reply;
import dev.usher.client.UsherClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A buyer who makes one journey, from the reservation to the door at most. */
final class CrowdBuyer {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_READS = Duration.ofMillis(300);

    private final Journey journey;
    private final EventOnSale show;
    private final UsherClient client;
    private final SuiteAccess venue;
    private final SandboxPayment till;
    private final Actor self;
    private final Shop shop;
    private final Duration patience;
    private final Watch watch;

    CrowdBuyer(
            Journey journey,
            EventOnSale show,
            UsherClient client,
            SuiteAccess venue,
            CrowdSettings crowd,
            Watch watch) {
        this.journey = journey;
        this.show = show;
        this.client = client;
        this.venue = venue;
        this.till = new SandboxPayment(client, venue);
        this.self = venue.actor(journey.buyer(), "attendee");
        this.patience = crowd.patience();
        this.watch = watch;
        this.shop =
                new Shop(client, self, crowd.name() + "-" + journey.number(), journey.insistent());
    }

    Ending go() throws InterruptedException {
        List<String> types =
                journey.bothTypes() ? show.ticketTypes() : show.ticketTypes().subList(0, 1);
        int quantity = journey.quantity() * types.size();
        Reply reserved = shop.reserve(show.event(), types, journey.quantity());
        if (!reserved.ok()) {
            return reserved.undecided() ? Ending.GAVE_UP : Ending.TURNED_AWAY;
        }
        String reservation = reserved.text("/id");
        Thread.sleep(journey.think());
        return switch (journey.behaviour()) {
            case LETS_HOLD_EXPIRE -> Ending.LEFT_TO_EXPIRE;
            case CANCELS_HOLD -> {
                shop.release(reservation, show.event());
                yield Ending.RELEASED;
            }
            case ORDERS_TWICE_AND_PAYS -> finish(twice(reservation, quantity));
            default -> finish(shop.open(reservation, show.event(), quantity, ""));
        };
    }

    private Optional<OpenedOrder> twice(String reservation, int quantity)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<OpenedOrder>> other =
                    threads.submit(() -> shop.open(reservation, show.event(), quantity, "-2"));
            Optional<OpenedOrder> mine = shop.open(reservation, show.event(), quantity, "");
            return mine.isPresent() ? mine : other.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the other tab failed", failed.getCause());
        }
    }

    private Ending finish(Optional<OpenedOrder> opened) throws InterruptedException {
        if (opened.isEmpty()) {
            return Ending.GAVE_UP;
        }
        OpenedOrder order = opened.get();
        if (order.session().isEmpty()) {
            return collect(order);
        }
        Thread.sleep(journey.think());
        return switch (journey.behaviour()) {
            case ABANDONS -> Ending.ABANDONED;
            case CANCELS_ORDER -> cancel(order);
            case CANCELS_WHILE_PAYING -> cancelWhilePaying(order);
            case PAYS_LATE -> {
                await(order.expiresAt().plus(journey.lateness()));
                yield pay(order);
            }
            case DECLINED_THEN_PAYS -> {
                till.pay(self, order, SandboxPayment.DECLINED_CARD, journey.onPage());
                yield pay(order);
            }
            default -> pay(order);
        };
    }

    private Ending cancel(OpenedOrder order) throws InterruptedException {
        return shop.cancel(order).ok() ? Ending.CANCELLED : Ending.GAVE_UP;
    }

    private Ending cancelWhilePaying(OpenedOrder order) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> cancelling = threads.submit(() -> shop.cancel(order));
            Ending paid = pay(order);
            return cancelling.get().ok() && paid == Ending.TOO_LATE ? Ending.CANCELLED : paid;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the other tab failed", failed.getCause());
        }
    }

    private Ending pay(OpenedOrder order) throws InterruptedException {
        String outcome = till.pay(self, order, SandboxPayment.GOOD_CARD, journey.onPage());
        if (outcome == null || !outcome.equals("completed")) {
            shop.look(order);
            return Ending.TOO_LATE;
        }
        return collect(order);
    }

    private Ending collect(OpenedOrder order) throws InterruptedException {
        long paid = System.nanoTime();
        String status;
        do {
            status = shop.look(order).text("/status");
            if (status.equals("FULFILLED")) {
                Duration took = Duration.ofNanos(System.nanoTime() - paid);
                List<BoughtTicket> tickets = shop.tickets(order);
                watch.served(took, tickets);
                return enter(tickets);
            }
            Thread.sleep(BETWEEN_READS);
        } while (!status.startsWith("REFUND") && System.nanoTime() - paid < patience.toNanos());
        return Ending.PAID_ONLY;
    }

    private Ending enter(List<BoughtTicket> tickets) throws InterruptedException {
        Door door = new Door(client, show, new SplittableRandom(journey.seed()));
        boolean admitted = false;
        for (BoughtTicket ticket : tickets) {
            admitted |= door.present(ticket, journey.door());
        }
        return admitted ? Ending.ADMITTED : Ending.SERVED;
    }

    /** Waits until the suite's time, which the lab may advance, has reached the moment. */
    private void await(Instant moment) throws InterruptedException {
        while (venue.suite().instant().isBefore(moment)) {
            Thread.sleep(BETWEEN_CHECKS);
        }
    }
}
