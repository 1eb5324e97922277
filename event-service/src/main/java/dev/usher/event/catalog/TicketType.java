package dev.usher.event.catalog;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One kind of ticket of an event: what it costs, how many there are, when they are sold. */
@Entity
@Table(name = "ticket_type")
class TicketType {

    @EmbeddedId private TicketTypeId id;
    private int position;
    private String name;
    private long priceAmount;
    private String priceCurrency;
    private int capacity;
    private int maxPerOrder;
    private @Nullable Instant salesStartAt;
    private @Nullable Instant salesEndAt;
    private boolean retired;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected TicketType() {}

    TicketType(TicketTypeId id, int position, TicketTypeDraft draft) {
        this.id = id;
        this.position = position;
        this.name = draft.name();
        this.priceAmount = draft.price().amount();
        this.priceCurrency = draft.price().currency();
        this.capacity = draft.capacity();
        this.maxPerOrder = draft.maxPerOrder();
        this.salesStartAt = draft.salesStartAt();
        this.salesEndAt = draft.salesEndAt();
        this.retired = false;
    }

    /** Becomes what an organizer asked for, at that place of the list. */
    void change(int newPosition, TicketTypeDraft draft) {
        if (retired) {
            throw new IllegalStateException("ticket type " + id + " is retired");
        }
        position = newPosition;
        name = draft.name();
        priceAmount = draft.price().amount();
        priceCurrency = draft.price().currency();
        capacity = draft.capacity();
        maxPerOrder = draft.maxPerOrder();
        salesStartAt = draft.salesStartAt();
        salesEndAt = draft.salesEndAt();
    }

    /** Is sold no more, and shown behind those that are. */
    void retire(int newPosition) {
        position = newPosition;
        retired = true;
    }

    TicketTypeId id() {
        return id;
    }

    int position() {
        return position;
    }

    String name() {
        return name;
    }

    Money price() {
        return new Money(priceAmount, priceCurrency);
    }

    /** What the organizer wrote; the stock that decides is the allotment's, changed together. */
    int capacity() {
        return capacity;
    }

    int maxPerOrder() {
        return maxPerOrder;
    }

    @Nullable Instant salesStartAt() {
        return salesStartAt;
    }

    @Nullable Instant salesEndAt() {
        return salesEndAt;
    }

    boolean retired() {
        return retired;
    }
}
