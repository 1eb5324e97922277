package dev.usher.payment.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * One holder's purchase of one reservation. Every verb moves it or throws; which verb a payment, a
 * closed session or an answer about stock calls for is {@link OrderDesk}'s to decide, under the
 * lock of the order's row.
 */
@Entity
@Table(name = "orders")
class Order {

    @EmbeddedId private OrderId id;
    private UUID reservationId;
    private String holderId;
    private @Nullable String buyerName;
    private @Nullable String buyerEmail;
    private @Nullable String successUrl;
    private @Nullable String cancelUrl;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Enumerated(EnumType.STRING)
    private @Nullable Closure closedAs;

    private @Nullable String quarantine;
    private boolean cancelRequested;

    private @Nullable UUID eventId;
    private @Nullable String organizerId;
    @Embedded private @Nullable Show show;
    private @Nullable Long totalAmount;
    private @Nullable String currency;
    private int quantity;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<OrderLine> lines = new ArrayList<>();

    private int attempt;
    private Instant expiresAt;
    private @Nullable Instant sessionExpiresAt;
    private @Nullable String sessionId;
    private @Nullable String sessionUrl;
    private @Nullable String paymentIntentId;

    private Instant createdAt;
    private @Nullable Instant paidAt;
    private @Nullable Instant fulfilledAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant nextCheckAt;
    private long messageSequence;

    @Version
    @Column(name = "version")
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Order() {}

    /**
     * The reservation is ours for now: this is what is sold. A repeated claim only moves the end.
     */
    void claimed(Sale sale, List<UUID> lineIds) {
        require(phase == Phase.ATTEMPT, "is claimed only while it is an attempt");
        if (eventId != null) {
            return;
        }
        eventId = sale.eventId();
        organizerId = sale.organizerId();
        show = sale.show();
        totalAmount = sale.total().amount();
        currency = sale.total().currency();
        for (int i = 0; i < sale.items().size(); i++) {
            Sale.Item item = sale.items().get(i);
            lines.add(
                    new OrderLine(
                            lineIds.get(i),
                            item.ticketTypeId(),
                            item.name(),
                            item.quantity(),
                            item.unitPrice().amount()));
        }
        quantity = lines.stream().mapToInt(OrderLine::quantity).sum();
    }

    /** Writes down what the next call to the provider will say, so that a repeat says the same. */
    void planSession(int ofAttempt, Instant orderEnds, Instant sessionEnds) {
        require(phase == Phase.ATTEMPT, "gets a session only while it is an attempt");
        attempt = ofAttempt;
        expiresAt = orderEnds;
        sessionExpiresAt = sessionEnds;
    }

    /** Somebody asks for this order now, and will see to it for a while. */
    void tried(Instant giveUpAt) {
        require(phase == Phase.ATTEMPT, "is tried only while it is an attempt");
        nextCheckAt = giveUpAt;
    }

    void open(String session, String url, Instant firstCheck) {
        require(phase == Phase.ATTEMPT, "is opened once");
        phase = Phase.OPEN;
        sessionId = session;
        sessionUrl = url;
        nextCheckAt = firstCheck;
    }

    /** Nothing to pay: confirmed at once. */
    void confirmFree(Instant now) {
        require(
                phase == Phase.ATTEMPT && total().isZero(),
                "is confirmed unpaid only if it is free");
        becomePaid(now);
    }

    void markPaid(Receipt receipt, Instant now) {
        require(phase.awaitsPayment() && eventId != null, "is not waiting for money");
        take(receipt);
        becomePaid(now);
    }

    void markProcessing() {
        require(phase == Phase.OPEN, "waits for delayed money only when it is open");
        phase = Phase.PROCESSING;
    }

    /** Money came although the order was closed. */
    void markLate(Receipt receipt, Instant now) {
        require(phase.closed() && eventId != null, "is not closed");
        take(receipt);
        phase = Phase.LATE;
        paidAt = now;
        nextCheckAt = null;
    }

    /** The stock for late money was taken again. */
    void retake() {
        require(phase == Phase.LATE, "has no late money");
        phase = Phase.PAID;
    }

    /** There is no stock for the money that came; it has to go back. */
    void owesRefund() {
        require(
                phase == Phase.LATE || phase == Phase.PAID || phase == Phase.FULFILLED,
                "has no money to give back");
        phase = Phase.REFUND_PENDING;
    }

    void fulfil(Instant now) {
        require(phase == Phase.PAID, "is fulfilled once it is paid");
        phase = Phase.FULFILLED;
        fulfilledAt = now;
    }

    void close(Closure as, Instant now) {
        require(phase.awaitsPayment(), "can't be closed any more");
        require((phase == Phase.ATTEMPT) == (as == Closure.FAILED), "is closed as " + as);
        phase = Phase.valueOf(as.name());
        closedAs = as;
        closedAt = now;
        nextCheckAt = null;
    }

    void requestCancel() {
        require(phase == Phase.OPEN, "can be cancelled only while it is open");
        cancelRequested = true;
    }

    void withdrawCancel() {
        cancelRequested = false;
    }

    /** Keeps everything as it is until an operator has looked at the money. */
    void quarantine(String reason) {
        require(quarantine == null, "is in quarantine already");
        quarantine = reason;
        nextCheckAt = null;
    }

    /** What about this receipt can't be right, or null when nothing is. */
    @Nullable String mismatch(Receipt receipt, boolean expectedLivemode) {
        return receipt.mismatch(total(), sessionId, expectedLivemode);
    }

    /** The number of the next message about this order; its row is locked. */
    long nextMessage() {
        return ++messageSequence;
    }

    private void take(Receipt receipt) {
        sessionId = receipt.sessionId();
        paymentIntentId = receipt.paymentIntentId();
    }

    private void becomePaid(Instant now) {
        phase = Phase.PAID;
        paidAt = now;
        nextCheckAt = null;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("order " + id + " " + rule + "; it is " + phase);
        }
    }

    Money total() {
        return new Money(
                Objects.requireNonNull(totalAmount, "not claimed yet"),
                Objects.requireNonNull(currency, "not claimed yet"));
    }

    OrderId id() {
        return id;
    }

    Phase phase() {
        return phase;
    }

    boolean claimed() {
        return eventId != null;
    }

    boolean quarantined() {
        return quarantine != null;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    /** When the sweep looks at it next; null when it needs no looking after. */
    @Nullable Instant nextCheckAt() {
        return nextCheckAt;
    }

    int quantity() {
        return quantity;
    }

    boolean hasSession(String session) {
        return session.equals(sessionId);
    }

    /** Everything about it, for whoever looks at it outside a transaction. */
    OrderState state() {
        Sold sold =
                eventId == null || organizerId == null || show == null
                        ? null
                        : new Sold(eventId, organizerId, List.copyOf(lines), total(), show);
        return new OrderState(
                id,
                reservationId,
                new Purchaser(holderId, buyerName, buyerEmail),
                new ReturnUrls(successUrl, cancelUrl),
                phase,
                closedAs,
                quarantine != null,
                sold,
                new SessionState(attempt, sessionExpiresAt, sessionId, sessionUrl, paymentIntentId),
                expiresAt,
                createdAt,
                paidAt,
                fulfilledAt,
                closedAt,
                version);
    }
}
