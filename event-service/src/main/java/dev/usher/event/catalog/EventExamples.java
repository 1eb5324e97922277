package dev.usher.event.catalog;

/** Example bodies for the API documentation. */
public final class EventExamples {

    static final String NEW =
            """
            {
              "title": "Winter Jazz",
              "description": "Three bands, one night.",
              "location": {"name": "Paradiso", "address": "Weteringschans 6",
                           "city": "Amsterdam", "country": "NL"},
              "startsAt": "2027-01-20T19:00:00Z",
              "endsAt": "2027-01-20T23:00:00Z",
              "timeZone": "Europe/Amsterdam",
              "ticketTypes": [
                {"name": "Standing", "price": {"amount": 2500, "currency": "EUR"},
                 "capacity": 800, "maxPerOrder": 6}
              ],
              "metadata": {"costCentre": "4711"}
            }
            """;

    static final String PATCH =
            """
            {"startsAt": "2027-01-20T20:00:00Z", "endsAt": "2027-01-21T00:00:00Z",
             "description": null, "capacity": 900, "metadata": {"costCentre": "4712"}}
            """;

    static final String PATCH_WHOLE_TYPE =
            """
            {"ticketTypes": [
              {"id": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "name": "Standing",
               "price": {"amount": 3000, "currency": "EUR"}, "capacity": 900, "maxPerOrder": 4}
            ]}
            """;

    static final String PATCH_TYPES =
            """
            {"ticketTypes": [
              {"id": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "price": {"amount": 3000}},
              {"name": "Balcony", "price": {"amount": 4000, "currency": "EUR"}, "capacity": 200}
            ]}
            """;

    static final String NEW_SHORT =
            """
            {
              "title": "Winter Jazz",
              "location": {"name": "Paradiso"},
              "startsAt": "2027-01-20T19:00:00Z",
              "endsAt": "2027-01-20T23:00:00Z",
              "timeZone": "Europe/Amsterdam",
              "price": {"amount": 2500, "currency": "EUR"},
              "capacity": 800
            }
            """;

    private static final String REST =
            """
              "suspended": false,
              "title": "Winter Jazz",
              "description": "Three bands, one night.",
              "location": {"name": "Paradiso", "address": "Weteringschans 6",
                           "city": "Amsterdam", "country": "NL"},
              "startsAt": "2027-01-20T19:00:00Z",
              "endsAt": "2027-01-20T23:00:00Z",
              "timeZone": "Europe/Amsterdam",
              "price": {"amount": 2500, "currency": "EUR"},
              "capacity": 800,
              "ticketTypes": [
                {"id": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "name": "Standing",
                 "price": {"amount": 2500, "currency": "EUR"}, "capacity": 800,
                 "maxPerOrder": 6, "salesStartAt": null, "salesEndAt": null, "retired": false}
              ],
              "maxPerBuyer": null,
              "admission": {"opensAt": null, "closesAt": null, "reentry": true,
                            "supersedeOnHolderChange": false, "degradedOnSignature": false},
              "createdAt": "2026-11-22T10:00:00Z",
              "updatedAt": "2026-11-22T10:00:00Z"
            }
            """;

    private static final String IDS =
            """
            {
              "id": "019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
              "organizerId": "7f6c2c1e-4b1d-4d0a-9a53-2f1f7a0c9e10",
            """;

    /** Shown to the organizer alone. */
    private static final String REFERENCES =
            """
              "metadata": {"costCentre": "4711"},
            """;

    static final String DRAFT = IDS + "  \"status\": \"DRAFT\",\n" + REFERENCES + REST;

    static final String OWN = IDS + "  \"status\": \"PUBLISHED\",\n" + REFERENCES + REST;

    public static final String PUBLISHED = IDS + "  \"status\": \"PUBLISHED\",\n" + REST;

    static final String CANCELLED = IDS + "  \"status\": \"CANCELLED\",\n" + REST;

    public static final String OWN_PAGE = "{\"items\": [" + OWN + "], \"nextCursor\": null}";

    public static final String PAGE = "{\"items\": [" + PUBLISHED + "], \"nextCursor\": null}";

    private EventExamples() {}
}
