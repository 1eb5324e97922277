package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A show: its description, place, times and ticket types. */
@Entity
@EntityListeners(ChangeNotice.class)
@Table(name = "event")
class Event {

    @EmbeddedId private EventId id;
    private String organizerId;

    @Enumerated(EnumType.STRING)
    private EventStatus status;

    /** Set by an operator; while it is true nothing is sold, whatever the status is. */
    private boolean suspended;

    private String title;
    private @Nullable String description;
    @Embedded private Location location;
    private Instant startsAt;
    private Instant endsAt;
    private String timeZone;
    private @Nullable Integer maxPerBuyer;
    @Embedded private Admission admission;
    private @Nullable String externalReference;

    /** The text of a JSON object. */
    private @Nullable String metadata;

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

    /** Creates a draft of that organizer. */
    Event(EventId id, String organizerId, EventDraft draft, Instant now) {
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
        this.externalReference = draft.externalReference();
        this.metadata = draft.storedMetadata();
        for (TicketTypeDraft type : draft.ticketTypes()) {
            this.ticketTypes.add(new TicketType(this.ticketTypes.size(), type));
        }
        this.createdAt = now;
        this.updatedAt = now;
        this.version = 1;
        this.messageSequence = 0;
    }

    /** Publishes a draft, which puts it on sale. */
    void publish(Instant now) {
        if (status != EventStatus.DRAFT) {
            throw new IllegalStateException("only a draft can be published, this is " + status);
        }
        status = EventStatus.PUBLISHED;
        updatedAt = now;
        version++;
    }

    /** Cancels a published event permanently. */
    void cancel(Instant now) {
        if (status != EventStatus.PUBLISHED) {
            throw new IllegalStateException(
                    "only a published event can be cancelled, this is " + status);
        }
        status = EventStatus.CANCELLED;
        updatedAt = now;
        version++;
    }

    /** Takes the event off sale at the word of an operator. */
    void suspend(Instant now) {
        if (suspended) {
            throw new IllegalStateException("the event is suspended already");
        }
        suspended = true;
        updatedAt = now;
        version++;
    }

    /** Ends the suspension. */
    void resume(Instant now) {
        if (!suspended) {
            throw new IllegalStateException("the event is not suspended");
        }
        suspended = false;
        updatedAt = now;
        version++;
    }

    /**
     * Changes the event to the draft, which names ticket types by their ids. A ticket type left out
     * is retired, or removed if it was never held.
     */
    void change(EventDraft draft, Set<TicketTypeId> neverHeld, Instant now) {
        if (status == EventStatus.CANCELLED) {
            throw new IllegalStateException("a cancelled event does not change");
        }
        title = draft.title();
        description = draft.description();
        location = draft.location();
        startsAt = draft.startsAt();
        endsAt = draft.endsAt();
        timeZone = draft.timeZone();
        maxPerBuyer = draft.maxPerBuyer();
        admission = draft.admission();
        externalReference = draft.externalReference();
        metadata = draft.storedMetadata();
        arrange(draft.ticketTypes(), neverHeld);
        updatedAt = now;
        version++;
    }

    private void arrange(List<TicketTypeDraft> drafts, Set<TicketTypeId> neverHeld) {
        Map<TicketTypeId, TicketType> left = new LinkedHashMap<>();
        ticketTypes.forEach(type -> left.put(type.id(), type));
        ticketTypes.removeIf(type -> neverHeld.contains(type.id()));
        int position = 0;
        for (TicketTypeDraft draft : drafts) {
            TicketType type = left.remove(draft.id());
            if (type == null) {
                ticketTypes.add(new TicketType(position, draft));
            } else {
                type.change(position, draft);
            }
            position++;
        }
        for (TicketType type : left.values()) {
            if (!neverHeld.contains(type.id())) {
                type.retire(position++);
            }
        }
        ticketTypes.sort(Comparator.comparingInt(TicketType::position));
    }

    /** Numbers the next message about this event. */
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

    boolean suspended() {
        return suspended;
    }

    boolean onSale() {
        return status == EventStatus.PUBLISHED && !suspended;
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

    /** The most tickets of all types that one buyer may have; null for no limit. */
    @Nullable Integer maxPerBuyer() {
        return maxPerBuyer;
    }

    Admission admission() {
        return admission;
    }

    @Nullable String externalReference() {
        return externalReference;
    }

    @Nullable String metadata() {
        return metadata;
    }

    /** All ticket types in the organizer's order, including retired ones. */
    List<TicketType> ticketTypes() {
        return Collections.unmodifiableList(ticketTypes);
    }

    /** The ticket types that are not retired. */
    List<TicketType> sold() {
        return ticketTypes.stream().filter(type -> !type.retired()).toList();
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
