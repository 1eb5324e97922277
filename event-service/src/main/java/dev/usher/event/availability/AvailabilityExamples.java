package dev.usher.event.availability;

/** Example bodies for the API documentation. */
final class AvailabilityExamples {

    static final String COUNTS =
            """
            {
              "capacity": 800, "sold": 120, "held": 4, "available": 676,
              "ticketTypes": [
                {"id": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "name": "Standing",
                 "capacity": 800, "sold": 120, "held": 4, "available": 676}
              ]
            }
            """;

    static final String STREAM =
            """
            retry: 2000

            id: u3Hq0iUoI8rGgWq0GJmGmQ
            data: {"capacity":800,"sold":120,"held":4,"available":676,"ticketTypes":[{"id":"019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01","name":"Standing","capacity":800,"sold":120,"held":4,"available":676}]}

            :

            id: Zk1yX0nq7S2m6V3bqkQnRA
            data: {"capacity":800,"sold":121,"held":3,"available":676,"ticketTypes":[{"id":"019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01","name":"Standing","capacity":800,"sold":121,"held":3,"available":676}]}

            """;

    private AvailabilityExamples() {}
}
