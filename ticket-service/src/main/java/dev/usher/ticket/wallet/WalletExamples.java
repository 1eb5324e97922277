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

    private static final String REST =
            """
            "orderId": "01932f6e-8a00-7abc-8def-0123456789ab",
            "lineId": "01932f6e-8a01-7abc-8def-0123456789ab",
            "eventId": "01932f00-0000-7000-8000-000000000001",
            "ticketTypeId": "01932f00-0001-7000-8000-000000000002",
            "ticketTypeName": "Standing",
            "holder": {"name": "Alice Example", "email": "alice@example.com"},
            "status": "VALID",
            "issuedAt": "2026-11-22T17:00:00.120Z",
            "event": {"title": "Winter Jazz", "startsAt": "2027-01-20T19:00:00Z",
             "endsAt": "2027-01-20T23:00:00Z", "timeZone": "Europe/Amsterdam",
             "location": {"name": "Paradiso", "address": "Weteringschans 6",
              "city": "Amsterdam", "country": "NL"}}}\
            """;

    static final String TICKET = HEAD + SECRETS + REST;
    static final String FOR_ORGANIZER = HEAD + REST;
    static final String PAGE = "{\"items\": [" + TICKET + "], \"nextCursor\": null}";

    private WalletExamples() {}
}
