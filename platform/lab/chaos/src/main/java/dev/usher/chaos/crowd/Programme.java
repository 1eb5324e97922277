package dev.usher.chaos.crowd;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of events that organizers put on sale. */
enum Programme {
    LARGE(List.of(new Kind("Standing", 2500, 2000), new Kind("Balcony", 4000, 500))),
    /** Sells out, and sells returned seats. */
    SMALL(List.of(new Kind("Floor", 1500, 12))),
    FREE(List.of(new Kind("Guest", 0, 500))),
    /** Of which nobody may have more than four tickets, in however many orders. */
    LIMITED(List.of(new Kind("Limited", 1200, 300)));

    private record Kind(String name, int price, int capacity) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_PER_ORDER = 6;
    private static final int LIMIT = 4;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable copy
    private final List<Kind> kinds;

    Programme(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** Drafts an event that starts an hour from now, so that its doors are already open. */
    ObjectNode draft(String title, Instant now) {
        Instant starts = now.plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode draft = JSON.createObjectNode();
        draft.put("title", title);
        draft.putObject("location")
                .put("name", "Town Hall")
                .put("city", "Utrecht")
                .put("country", "NL");
        draft.put("startsAt", starts.toString());
        draft.put("endsAt", starts.plus(10, ChronoUnit.HOURS).toString());
        draft.put("timeZone", "Europe/Amsterdam");
        if (this == LIMITED) {
            draft.put("maxPerBuyer", LIMIT);
        }
        for (Kind kind : kinds) {
            draft.withArray("ticketTypes")
                    .addObject()
                    .put("name", kind.name())
                    .put("capacity", kind.capacity())
                    .put("maxPerOrder", this == LIMITED ? LIMIT : MOST_PER_ORDER)
                    .putObject("price")
                    .put("amount", kind.price())
                    .put("currency", "EUR");
        }
        return draft;
    }
}
