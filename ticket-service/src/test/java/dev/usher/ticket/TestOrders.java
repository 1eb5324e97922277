package dev.usher.ticket;

import dev.usher.contracts.AdmissionTerms;
import dev.usher.contracts.Buyer;
import dev.usher.contracts.EventState;
import dev.usher.contracts.EventSummary;
import dev.usher.contracts.Money;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Place;
import dev.usher.platform.testing.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The messages of other services: about Olivia's winter jazz and the paid orders for it. */
public final class TestOrders {

    public static final Instant STARTS = Instant.parse("2027-01-20T19:00:00Z");
    public static final Instant ENDS = Instant.parse("2027-01-20T23:00:00Z");
    public static final Instant PAID = Instant.parse("2026-11-22T17:00:00.250Z");
    public static final Place PARADISO =
            new Place("Paradiso", "Weteringschans 6", "Amsterdam", "NL");

    private TestOrders() {}

    public static EventState winterJazz(UUID event, long version, String status, String title) {
        return new EventState(
                event,
                version,
                TestIssuer.accountId("olivia"),
                status,
                title,
                null,
                PARADISO,
                STARTS,
                ENDS,
                "Europe/Amsterdam",
                List.of(),
                null,
                new AdmissionTerms(STARTS.minus(Duration.ofHours(4)), ENDS, true, false, false),
                List.of(),
                PAID,
                PAID);
    }

    /** An order of a certain buyer with a line for each number of seats. */
    public static PaymentSucceeded paidBy(String buyer, UUID event, int... seats) {
        List<PaidLine> lines = new ArrayList<>();
        for (int quantity : seats) {
            lines.add(
                    new PaidLine(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            "Standing " + (lines.size() + 1),
                            quantity,
                            new Money(2500, "EUR")));
        }
        UUID order = UUID.randomUUID();
        return new PaymentSucceeded(
                order,
                UUID.randomUUID(),
                event,
                TestIssuer.accountId("olivia"),
                PAID,
                new Money(2500, "EUR"),
                new Buyer(TestIssuer.accountId(buyer), buyer, buyer + "@example.com"),
                lines,
                new EventSummary("Winter Jazz as sold", STARTS, ENDS, "Europe/Amsterdam", PARADISO),
                referenceOf(order));
    }

    /** The shop's own reference of an order of {@link #paidBy}. */
    public static String referenceOf(UUID order) {
        return "cart-" + order;
    }
}
