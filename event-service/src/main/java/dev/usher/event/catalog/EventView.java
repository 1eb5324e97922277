package dev.usher.event.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.event.Money;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.openapi.MapOfTexts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the API shows it. While there is one ticket type, its price and capacity are repeated
 * at the top level, as in the short form.
 */
@Schema(name = "Event", description = "An event and the ticket types that it sells.")
public record EventView(
        @Schema(description = "The id of the event, a UUID of version 7") UUID id,
        @Schema(description = "The account (`sub`) of the organizer") String organizerId,
        EventStatus status,
        @Schema(description = "Whether operators have stopped its sale") boolean suspended,
        @Schema(description = "The title, 1 to 200 characters", maxLength = 200) String title,
        @Schema(
                        description = "The text about the event, at most 10,000 characters",
                        maxLength = 10_000)
                @Nullable String description,
        Location location,
        @Schema(description = "The start, in UTC") Instant startsAt,
        @Schema(description = "The end, in UTC; after the start") Instant endsAt,
        @Schema(description = "The IANA time zone of the place, such as Europe/Amsterdam")
                String timeZone,
        @Schema(description = "The price of the one ticket type; absent if there are several")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Money price,
        @Schema(
                        description =
                                "The capacity of the one ticket type; absent if there are several",
                        minimum = "1",
                        maximum = "1000000")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Integer capacity,
        @Schema(description = "What is sold; retired ticket types are shown to the organizer only")
                List<Type> ticketTypes,
        @Schema(
                        description =
                                "The most tickets per buyer, of all ticket types together; null"
                                        + " means no such limit",
                        minimum = "1",
                        maximum = "1000000")
                @Nullable Integer maxPerBuyer,
        Entry admission,
        @Schema(
                        description =
                                "The organizer's own reference, at most 200 characters; shown to"
                                        + " the organizer alone, absent if there is none",
                        maxLength = CallerReferences.LONGEST_REFERENCE)
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String externalReference,
        @Schema(
                        description =
                                "The organizer's own data, at most 20 keys; shown to the organizer"
                                        + " alone")
                @MapOfTexts(
                        most = CallerReferences.MOST_KEYS,
                        longestKey = CallerReferences.LONGEST_KEY,
                        longestText = CallerReferences.LONGEST_VALUE)
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, String> metadata,
        @Schema(description = "When the event was created, in UTC") Instant createdAt,
        @Schema(description = "When the event was changed last, in UTC") Instant updatedAt,
        @JsonIgnore long version) {

    /** Shows an event. Only its owner sees retired ticket types, and the owner's references. */
    static EventView of(Event event, boolean forOwner) {
        List<Type> types =
                event.ticketTypes().stream()
                        .filter(type -> forOwner || !type.retired())
                        .map(Type::of)
                        .toList();
        List<Type> sold = types.stream().filter(type -> !type.retired()).toList();
        @Nullable Type only = sold.size() == 1 ? sold.getFirst() : null;
        return new EventView(
                event.id().value(),
                event.organizerId(),
                event.status(),
                event.suspended(),
                event.title(),
                event.description(),
                event.location(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                only == null ? null : only.price(),
                only == null ? null : only.capacity(),
                types,
                event.maxPerBuyer(),
                Entry.of(event.admission()),
                forOwner ? event.externalReference() : null,
                forOwner ? CallerReferences.of(null, event.metadata()).metadata() : null,
                event.createdAt(),
                event.updatedAt(),
                event.version());
    }

    @JsonIgnore
    public boolean onSale() {
        return status == EventStatus.PUBLISHED && !suspended;
    }

    /** The start of admission: the organizer's, or else the default. */
    @JsonIgnore
    public Instant admissionOpensAt() {
        return Admission.opens(admission.opensAt(), startsAt);
    }

    /** A ticket type as the API shows it. */
    @Schema(name = "TicketType", description = "A kind of ticket of an event.")
    public record Type(
            @Schema(description = "The id of the ticket type, a UUID of version 7") UUID id,
            @Schema(description = "The name, 1 to 200 characters", maxLength = 200) String name,
            @Schema(description = "The price of one ticket; an amount of 0 means free") Money price,
            @Schema(
                            description = "How many tickets there are in all, sold ones included",
                            minimum = "1",
                            maximum = "1000000")
                    int capacity,
            @Schema(
                            description = "The most tickets of this type in one reservation",
                            minimum = "1",
                            maximum = "100")
                    int maxPerOrder,
            @Schema(description = "The start of the sale, in UTC; null means at publication")
                    @Nullable Instant salesStartAt,
            @Schema(description = "The end of the sale, in UTC; null means the event's end")
                    @Nullable Instant salesEndAt,
            @Schema(description = "True if it was taken out of the sale; its tickets stay valid")
                    boolean retired) {

        static Type of(TicketType type) {
            return new Type(
                    type.id().value(),
                    type.name(),
                    type.price(),
                    type.capacity(),
                    type.maxPerOrder(),
                    type.salesStartAt(),
                    type.salesEndAt(),
                    type.retired());
        }
    }

    /** The rules of admission as the API shows them. */
    @Schema(name = "Admission", description = "When and how people may enter.")
    public record Entry(
            @Schema(description = "From when on, in UTC; null means 4 hours before the start")
                    @Nullable Instant opensAt,
            @Schema(description = "Until when, in UTC; null means until the end")
                    @Nullable Instant closesAt,
            @Schema(description = "Whether people may leave and enter again") boolean reentry,
            @Schema(
                            description =
                                    "Whether another holder of a ticket gets a new credential, and the"
                                            + " old one is refused")
                    boolean supersedeOnHolderChange,
            @Schema(description = "Stored and published; no service acts on it yet")
                    boolean degradedOnSignature) {

        static Entry of(Admission admission) {
            return new Entry(
                    admission.opensAt(),
                    admission.closesAt(),
                    admission.reentry(),
                    admission.supersedeOnHolderChange(),
                    admission.degradedOnSignature());
        }
    }
}
