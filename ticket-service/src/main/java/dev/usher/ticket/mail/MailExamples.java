package dev.usher.ticket.mail;

/** The examples in the API's documentation. */
final class MailExamples {

    private static final String TICKETS =
            """
            {"id": "01932f6e-8b00-7a4e-9d10-2b3c4d5e6f70", "kind": "TICKETS",
             "recipient": "alice@example.com",\
            """;

    static final String PENDING =
            TICKETS
                    + """
                     "status": "PENDING", "reason": null, "attempts": 0,
                     "createdAt": "2026-11-22T17:00:00.120Z",
                     "nextAttemptAt": "2026-11-22T17:00:00.120Z", "endedAt": null}\
                    """;

    static final String SENT =
            "{\"items\": ["
                    + TICKETS
                    + """
                     "status": "SENT", "reason": null, "attempts": 1,
                     "createdAt": "2026-11-22T17:00:00.120Z", "nextAttemptAt": null,
                     "endedAt": "2026-11-22T17:00:01.400Z"}]}\
                    """;

    static final String REFUSED =
            "{\"items\": ["
                    + TICKETS
                    + """
                     "status": "FAILED", "reason": "REFUSED", "attempts": 1,
                     "createdAt": "2026-11-22T17:00:00.120Z", "nextAttemptAt": null,
                     "endedAt": "2026-11-22T17:00:01.400Z"}]}\
                    """;

    private MailExamples() {}
}
