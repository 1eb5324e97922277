package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Measures the minting of orders and the time a buyer waits for tickets after paying. */
@Component
class IssuanceMetrics {

    private final Timer mint;
    private final Timer paidToMinted;
    private final Counter minted;
    private final Counter repeated;
    private final Clock clock;

    IssuanceMetrics(MeterRegistry registry, Clock clock) {
        this.mint =
                Timer.builder("usher.ticket.mint")
                        .description("Minting the orders of one batch, without the commit")
                        .publishPercentileHistogram()
                        .register(registry);
        this.paidToMinted =
                Timer.builder("usher.ticket.paid.to.minted")
                        .description("From the payment to its tickets")
                        .publishPercentileHistogram()
                        .maximumExpectedValue(Duration.ofMinutes(10))
                        .register(registry);
        this.minted =
                Counter.builder("usher.ticket.minted")
                        .description("Tickets minted")
                        .register(registry);
        this.repeated =
                Counter.builder("usher.ticket.orders.repeated")
                        .description("Paid orders announced again, for which no ticket was minted")
                        .register(registry);
        this.clock = clock;
    }

    List<Ticket> measure(List<PaidOrder> paid, Supplier<List<Ticket>> issuance) {
        if (paid.isEmpty()) {
            return issuance.get();
        }
        List<Ticket> issued = Objects.requireNonNull(mint.record(issuance));
        minted.increment(issued.size());
        Set<OrderId> served =
                issued.stream().map(ticket -> ticket.seat().orderId()).collect(Collectors.toSet());
        Instant now = clock.instant();
        for (PaidOrder order : paid) {
            if (served.contains(order.id())) {
                paidToMinted.record(Duration.between(order.paidAt(), now));
            } else {
                repeated.increment();
            }
        }
        return issued;
    }
}
