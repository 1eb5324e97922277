package dev.usher.ticket.issuance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
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
                        .description("Minting one order, without the commit")
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

    void measure(Instant paidAt, Supplier<IssuanceOutcome> issuance) {
        switch (mint.record(issuance)) {
            case IssuanceOutcome.Issued issued -> {
                minted.increment(issued.tickets().size());
                paidToMinted.record(Duration.between(paidAt, clock.instant()));
            }
            case IssuanceOutcome.AlreadyIssued _ -> repeated.increment();
        }
    }
}
