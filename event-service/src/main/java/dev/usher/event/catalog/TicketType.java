package dev.usher.event.catalog;

import dev.usher.event.Money;
import dev.usher.event.TicketTypeId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A kind of ticket of an event: its price, capacity and time of sale. */
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

    TicketType(int position, TicketTypeDraft draft) {
        this.id = draft.id();
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

    /** Changes the ticket type to the draft, and moves it to that position of the list. */
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

    /** Ends its sale, and moves it behind the ticket types that are sold. */
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

    /**
     * The capacity as the organizer sees it. The allotment has the capacity that decides; both
     * change together.
     */
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
