package dev.usher.event.reservation;

import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.openapi.DocumentedBody;
import dev.usher.platform.web.openapi.MapOfTexts;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies that the documentation shows. */
final class ReservationExamples {

    static final String NEW =
            """
            {
              "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
              "items": [
                {"ticketTypeId": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "quantity": 2}
              ],
              "metadata": {"till": "3"}
            }
            """;

    static final String HELD =
            """
            {
              "id": "019a1f60-02c4-7b1e-b3d2-94c1a5e0f7aa",
              "eventId": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
              "status": "HELD",
              "expiresAt": "2026-11-22T10:10:00Z",
              "items": [
                {"ticketTypeId": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "name": "Standing",
                 "unitPrice": {"amount": 2500, "currency": "EUR"}, "quantity": 2}
              ],
              "total": {"amount": 5000, "currency": "EUR"},
              "externalReference": null,
              "metadata": {"till": "3"}
            }
            """;

    private ReservationExamples() {}

    /** The documented body of a new reservation; {@link ReservationForm} reads it. */
    @DocumentedBody
    @Schema(name = "NewReservation", description = "What to reserve: all of it or nothing.")
    record Body(
            @Schema(description = "The id of the event") UUID eventId,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "1 to 100 items, each of another ticket type"),
                            minItems = 1,
                            maxItems = ReservationForm.MAX_ITEMS)
                    List<Item> items,
            @Schema(
                            description =
                                    "A reference of your own: 1 to 200 characters, not blank, in one"
                                            + " line. No two reservations for events of one"
                                            + " organizer have the same, ended ones included",
                            minLength = 1,
                            maxLength = CallerReferences.LONGEST_REFERENCE)
                    @Nullable String externalReference,
            @Schema(
                            description =
                                    "Data of your own: at most 20 keys of 1 to 40 characters, each"
                                            + " with a text of at most 500")
                    @MapOfTexts(
                            most = CallerReferences.MOST_KEYS,
                            longestKey = CallerReferences.LONGEST_KEY,
                            longestText = CallerReferences.LONGEST_VALUE)
                    @Nullable Map<String, String> metadata) {}

    @DocumentedBody
    @Schema(name = "NewReservationItem", description = "Tickets of one ticket type.")
    record Item(
            @Schema(description = "The id of a ticket type of the event") UUID ticketTypeId,
            @Schema(
                            description =
                                    "The number of tickets, at most `maxPerOrder` of the ticket"
                                            + " type",
                            minimum = "1",
                            maximum = "1000000")
                    int quantity) {}
}
