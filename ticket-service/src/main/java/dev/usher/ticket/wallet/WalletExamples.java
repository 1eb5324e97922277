package dev.usher.ticket.wallet;

/** The examples in the API's documentation. */
final class WalletExamples {

    private static final String HEAD =
            """
            {"id": "01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70",\
            """;

    private static final String SECRETS =
            """
            "code": "013XR-ZP16B-2",
             "credential": "TKT1:7FRRRQT 9P60GO0L60$Y88IHO1Q8CKEO7FN0A$DKYI1T0ZNDP:3R-0/80$:5ILH*%H\
            +4K/K56Z9/3E/E7V50Z10/80H.500077E88G000000100/E7V50W5027B$S23.FW689-SV5KZ-D*-N JI*XT C97\
            S0+UHW*ODF0HCCPIELZMF9RU PN35OILNRVEV42991KEZ80KU1/ZK540A:O.FG0FI",
            """;

    private static final String ORDERED =
            """
            "orderId": "01932f6e-8a00-7abc-8def-0123456789ab",
            "orderReference": "cart-20261122-17",
            "lineId": "01932f6e-8a01-7abc-8def-0123456789ab",
            "eventId": "01932f00-0000-7000-8000-000000000001",
            "ticketTypeId": "01932f00-0001-7000-8000-000000000002",
            "ticketTypeName": "Standing",
            """;

    private static final String ALICE =
            """
            "holder": {"name": "Alice Example", "email": "alice@example.com"},
            """;

    private static final String ZOE =
            """
            "holder": {"name": "Zoe Example", "email": "zoe@example.com"},
            """;

    private static final String SHOW =
            """
            "issuedAt": "2026-11-22T17:00:00.120Z",
            "updatedAt": "2026-11-22T17:00:00.121408Z",
            "event": {"title": "Winter Jazz", "startsAt": "2027-01-20T19:00:00Z",
             "endsAt": "2027-01-20T23:00:00Z", "timeZone": "Europe/Amsterdam",
             "location": {"name": "Paradiso", "address": "Weteringschans 6",
              "city": "Amsterdam", "country": "NL"}}}\
            """;

    private static final String VALID = "\"status\": \"VALID\", ";
    private static final String REST = ORDERED + ALICE + VALID + SHOW;

    static final String NEW_HOLDER =
            """
            {"holder": {"name": "Zoe Example", "email": "zoe@example.com"}}\
            """;

    static final String FOR_ZOE = HEAD + SECRETS + ORDERED + ZOE + VALID + SHOW;
    static final String FOR_ZOE_ALONE = HEAD + ORDERED + ZOE + VALID + SHOW;
    static final String CANCELLED = HEAD + ORDERED + ALICE + "\"status\": \"CANCELLED\", " + SHOW;
    static final String TICKET = HEAD + SECRETS + REST;
    static final String FOR_ORGANIZER = HEAD + REST;
    static final String PAGE = "{\"items\": [" + TICKET + "], \"nextCursor\": null}";

    static final String CALENDAR =
            """
            BEGIN:VCALENDAR\r
            VERSION:2.0\r
            PRODID:-//Usher//Tickets//EN\r
            CALSCALE:GREGORIAN\r
            BEGIN:VEVENT\r
            UID:01932f6e-8a3c-8d4e-9f10-2b3c4d5e6f70\r
            SEQUENCE:3\r
            DTSTAMP:20261122T170000Z\r
            DTSTART:20270120T190000Z\r
            DTEND:20270120T230000Z\r
            SUMMARY:Winter Jazz\r
            LOCATION:Paradiso\\, Weteringschans 6\\, Amsterdam\\, NL\r
            STATUS:CONFIRMED\r
            END:VEVENT\r
            END:VCALENDAR\r
            """;

    private WalletExamples() {}
}
