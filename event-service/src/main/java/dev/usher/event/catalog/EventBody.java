package dev.usher.event.catalog;

import dev.usher.event.Money;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.openapi.DocumentedBody;
import dev.usher.platform.web.openapi.MapOfTexts;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a new event as the documentation shows it. {@link EventForm} reads the body. */
@DocumentedBody
@Schema(
        name = "NewEvent",
        description =
                "Give `ticketTypes`, or instead `capacity` and, unless the event is free, `price`.")
record EventBody(
        @Schema(
                        description = "The title, 1 to 200 characters, not blank",
                        minLength = 1,
                        maxLength = 200)
                String title,
        @Schema(
                        description =
                                "The text about the event, at most 10,000 characters; it may have"
                                        + " tabs and line breaks",
                        maxLength = 10_000)
                @Nullable String description,
        Place location,
        @Schema(description = "The start, with its offset, in the years 2000 to 8999")
                Instant startsAt,
        @Schema(description = "The end, with its offset; must be after `startsAt`") Instant endsAt,
        @Schema(
                        description = "The IANA time zone of the place, such as Europe/Amsterdam",
                        minLength = 1,
                        maxLength = 100)
                String timeZone,
        @Schema(
                        description =
                                "Short form: the price of the one ticket type. Absent, null or an"
                                        + " amount of 0 means free. Not together with"
                                        + " `ticketTypes`")
                @Nullable Money price,
        @Schema(
                        description =
                                "Short form: the capacity of the one ticket type, which is named"
                                        + " `General admission`. Not together with `ticketTypes`",
                        minimum = "1",
                        maximum = "1000000")
                @Nullable Integer capacity,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "What is sold: 1 to 100 ticket types, whose"
                                                        + " prices are in one currency"),
                        minItems = 1,
                        maxItems = TicketTypeForm.MAX_TYPES)
                @Nullable List<Type> ticketTypes,
        @Schema(
                        description =
                                "The most tickets per buyer, of all ticket types together. Default:"
                                        + " no such limit",
                        minimum = "1",
                        maximum = "1000000")
                @Nullable Integer maxPerBuyer,
        @Nullable Entry admission,
        @Schema(
                        description =
                                "A reference of your own: 1 to 200 characters, not blank, in one"
                                        + " line. No two events of an organizer have the same",
                        minLength = 1,
                        maxLength = CallerReferences.LONGEST_REFERENCE)
                @Nullable String externalReference,
        @Schema(
                        description =
                                "Data of your own: at most 20 keys of 1 to 40 characters, each with"
                                        + " a text of at most 500")
                @MapOfTexts(
                        most = CallerReferences.MOST_KEYS,
                        longestKey = CallerReferences.LONGEST_KEY,
                        longestText = CallerReferences.LONGEST_VALUE)
                @Nullable Map<String, String> metadata) {

    @DocumentedBody
    @Schema(name = "NewLocation", description = "Where the event takes place.")
    record Place(
            @Schema(
                            description = "The name of the place, 1 to 200 characters, not blank",
                            minLength = 1,
                            maxLength = 200)
                    String name,
            @Schema(description = "Street and number, at most 500 characters", maxLength = 500)
                    @Nullable String address,
            @Schema(description = "The city, at most 200 characters", maxLength = 200)
                    @Nullable String city,
            @Schema(
                            description = "The ISO 3166-1 alpha-2 code of the country, such as NL",
                            minLength = 2,
                            maxLength = 2,
                            pattern = "^[A-Z]{2}$")
                    @Nullable String country) {}

    @DocumentedBody
    @Schema(name = "NewTicketType", description = "A kind of ticket.")
    record Type(
            @Schema(
                            description = "The name, 1 to 200 characters, not blank",
                            minLength = 1,
                            maxLength = 200)
                    String name,
            @Schema(
                            description =
                                    "The price of one ticket. Absent, null or an amount of 0 means"
                                            + " free. Otherwise at least what Stripe charges in the"
                                            + " currency, such as EUR 0.50")
                    @Nullable Money price,
            @Schema(description = "How many tickets there are", minimum = "1", maximum = "1000000")
                    int capacity,
            @Schema(
                            description = "The most tickets of this type in one reservation",
                            minimum = "1",
                            maximum = "100",
                            defaultValue = "10")
                    @Nullable Integer maxPerOrder,
            @Schema(description = "The start of the sale. Default: at publication")
                    @Nullable Instant salesStartAt,
            @Schema(description = "The end of the sale; must be after its start. Default: the end")
                    @Nullable Instant salesEndAt) {}

    @DocumentedBody
    @Schema(name = "NewAdmission", description = "When and how people may enter.")
    record Entry(
            @Schema(description = "From when on. Default: 4 hours before the start")
                    @Nullable Instant opensAt,
            @Schema(description = "Until when; must be after `opensAt`. Default: the end")
                    @Nullable Instant closesAt,
            @Schema(description = "Whether people may leave and enter again", defaultValue = "true")
                    @Nullable Boolean reentry,
            @Schema(
                            description =
                                    "Whether another holder of a ticket gets a new credential, and the"
                                            + " old one is refused",
                            defaultValue = "false")
                    @Nullable Boolean supersedeOnHolderChange,
            @Schema(
                            description = "Stored and published; no service acts on it yet",
                            defaultValue = "false")
                    @Nullable Boolean degradedOnSignature) {}

    /**
     * A merge patch of an event as the documentation shows it. {@link EventForm} reads the body.
     */
    @DocumentedBody(patch = true)
    @Schema(
            name = "EventPatch",
            description = "A merge patch: absent members keep their values, null removes a value.")
    record Patch(
            @Schema(description = "The title, 1 to 200 characters", minLength = 1, maxLength = 200)
                    String title,
            @Schema(
                            description = "The text about the event, at most 10,000 characters",
                            maxLength = 10_000)
                    @Nullable String description,
            LocationPatch location,
            @Schema(description = "The start, with its offset, in the years 2000 to 8999")
                    Instant startsAt,
            @Schema(description = "The end, with its offset; must be after the start")
                    Instant endsAt,
            @Schema(description = "The IANA time zone of the place", minLength = 1, maxLength = 100)
                    String timeZone,
            @Schema(
                            description =
                                    "The price of the one ticket type, only while there is one; null"
                                            + " means free. Holds keep the price they were made at")
                    @Nullable PricePatch price,
            @Schema(
                            description =
                                    "The capacity of the one ticket type, only while there is one; at"
                                            + " least what is sold and held. Null changes nothing",
                            minimum = "1",
                            maximum = "1000000")
                    @Nullable Integer capacity,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "The whole list: an entry with `id` changes that"
                                                            + " ticket type, one without is added, and"
                                                            + " a ticket type left out is retired"),
                            minItems = 1,
                            maxItems = TicketTypeForm.MAX_TYPES)
                    List<TicketTypePatch> ticketTypes,
            @Schema(
                            description =
                                    "The most tickets per buyer, of all ticket types together; null"
                                            + " removes the limit",
                            minimum = "1",
                            maximum = "1000000")
                    @Nullable Integer maxPerBuyer,
            @Schema(description = "Null means the defaults") @Nullable AdmissionPatch admission,
            @Schema(
                            description =
                                    "Your own reference, of which no other event of yours has the"
                                            + " same; null removes it",
                            minLength = 1,
                            maxLength = CallerReferences.LONGEST_REFERENCE)
                    @Nullable String externalReference,
            @Schema(
                            description =
                                    "Your own data: a key changes that key, a key with null is"
                                            + " removed, null removes all; at most 20 keys remain")
                    @MapOfTexts(
                            longestKey = CallerReferences.LONGEST_KEY,
                            longestText = CallerReferences.LONGEST_VALUE)
                    @Nullable Map<String, @Nullable String> metadata) {

        @DocumentedBody(patch = true)
        @Schema(name = "LocationPatch", description = "A change of the place.")
        record LocationPatch(
                @Schema(
                                description = "The name of the place, 1 to 200 characters",
                                minLength = 1,
                                maxLength = 200)
                        String name,
                @Schema(description = "Street and number, at most 500 characters", maxLength = 500)
                        @Nullable String address,
                @Schema(description = "The city, at most 200 characters", maxLength = 200)
                        @Nullable String city,
                @Schema(
                                description = "The ISO 3166-1 alpha-2 code of the country",
                                minLength = 2,
                                maxLength = 2,
                                pattern = "^[A-Z]{2}$")
                        @Nullable String country) {}

        @DocumentedBody(patch = true)
        @Schema(
                name = "PricePatch",
                description = "A change of a price; an amount of 0 means free.")
        record PricePatch(
                @Schema(
                                description = "In minor units of the currency: 2500 is EUR 25.00",
                                minimum = "0")
                        Long amount,
                @Schema(
                                description =
                                        "The ISO 4217 code; all ticket types of an event have the same,"
                                                + " and it is fixed once a ticket was held",
                                minLength = 3,
                                maxLength = 3,
                                pattern = "^[A-Z]{3}$")
                        String currency) {}

        @DocumentedBody(patch = true)
        @Schema(
                name = "TicketTypePatch",
                description =
                        "A change of a ticket type, or a new one, which needs name and capacity.")
        record TicketTypePatch(
                @Schema(description = "The ticket type to change; absent or null for a new one")
                        @Nullable UUID id,
                @Schema(
                                description = "The name, 1 to 200 characters",
                                minLength = 1,
                                maxLength = 200)
                        String name,
                @Schema(description = "The price of one ticket; null means free")
                        @Nullable PricePatch price,
                @Schema(
                                description =
                                        "How many tickets there are; at least what is sold and held",
                                minimum = "1",
                                maximum = "1000000")
                        Integer capacity,
                @Schema(
                                description =
                                        "The most tickets of this type in one reservation; null means"
                                                + " 10",
                                minimum = "1",
                                maximum = "100")
                        @Nullable Integer maxPerOrder,
                @Schema(description = "The start of the sale; null means at publication")
                        @Nullable Instant salesStartAt,
                @Schema(description = "The end of the sale; null means the event's end")
                        @Nullable Instant salesEndAt,
                @Schema(
                                description =
                                        "Its current value; leave a ticket type out of the list to retire"
                                                + " it")
                        @Nullable Boolean retired) {}

        @DocumentedBody(patch = true)
        @Schema(name = "AdmissionPatch", description = "A change of the rules of admission.")
        record AdmissionPatch(
                @Schema(description = "From when on; null means 4 hours before the start")
                        @Nullable Instant opensAt,
                @Schema(description = "Until when; null means until the end")
                        @Nullable Instant closesAt,
                @Schema(description = "Whether people may leave and enter again; null means true")
                        @Nullable Boolean reentry,
                @Schema(
                                description =
                                        "Whether another holder of a ticket gets a new credential; null"
                                                + " means false")
                        @Nullable Boolean supersedeOnHolderChange,
                @Schema(description = "Stored and published; null means false")
                        @Nullable Boolean degradedOnSignature) {}
    }
}
