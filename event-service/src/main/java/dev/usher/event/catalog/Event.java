package dev.usher.event.catalog;

import dev.usher.event.EventId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A show: what it is, where and when, and the kinds of ticket to it. */
@Entity
@Table(name = "event")
class Event {

    @EmbeddedId private EventId id;
    private String organizerId;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    private String title;
    private @Nullable String description;
    @Embedded private Location location;
    private Instant startsAt;
    private Instant endsAt;
    private String timeZone;
    private @Nullable Integer maxPerBuyer;
    @Embedded private Admission admission;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.EAGER)
    @JoinColumn(name = "event_id", nullable = false, updatable = false)
    @OrderBy("position")
    private List<TicketType> ticketTypes = new ArrayList<>();

    private Instant createdAt;
    private Instant updatedAt;
    private long version;
    private long messageSequence;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Event() {}

    /** A new draft of that organizer. */
    Event(
            EventId id,
            String organizerId,
            EventDraft draft,
            List<TicketType> ticketTypes,
            Instant now) {
        this.id = id;
        this.organizerId = organizerId;
        this.status = EventStatus.DRAFT;
        this.title = draft.title();
        this.description = draft.description();
        this.location = draft.location();
        this.startsAt = draft.startsAt();
        this.endsAt = draft.endsAt();
        this.timeZone = draft.timeZone();
        this.maxPerBuyer = draft.maxPerBuyer();
        this.admission = draft.admission();
        this.ticketTypes.addAll(ticketTypes);
        this.createdAt = now;
        this.updatedAt = now;
        this.version = 1;
        this.messageSequence = 0;
    }

    /** Puts a draft on sale. */
    void publish(Instant now) {
        if (status != EventStatus.DRAFT) {
            throw new IllegalStateException("only a draft can be published, this is " + status);
        }
        status = EventStatus.PUBLISHED;
        updatedAt = now;
        version++;
    }

    /** Calls a published event off, for good. */
    void cancel(Instant now) {
        if (status != EventStatus.PUBLISHED) {
            throw new IllegalStateException(
                    "only a published event can be cancelled, this is " + status);
        }
        status = EventStatus.CANCELLED;
        updatedAt = now;
        version++;
    }

    /** The number of the message about to be sent about this event. */
    long nextMessage() {
        return ++messageSequence;
    }

    boolean ownedBy(@Nullable String accountId) {
        return organizerId.equals(accountId);
    }

    boolean visibleTo(@Nullable String accountId) {
        return status != EventStatus.DRAFT || ownedBy(accountId);
    }

    EventId id() {
        return id;
    }

    String organizerId() {
        return organizerId;
    }

    EventStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    @Nullable String description() {
        return description;
    }

    Location location() {
        return location;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    String timeZone() {
        return timeZone;
    }

    /** How many tickets one buyer may have of this event, all types together; null for any. */
    @Nullable Integer maxPerBuyer() {
        return maxPerBuyer;
    }

    Admission admission() {
        return admission;
    }

    /** In the organizer's order, retired ones included. */
    List<TicketType> ticketTypes() {
        return Collections.unmodifiableList(ticketTypes);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long version() {
        return version;
    }
}
