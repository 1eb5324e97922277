package dev.usher.event.catalog;

import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.problem.ProblemCatalog;
import dev.usher.platform.web.problem.ProblemMember;
import dev.usher.platform.web.problem.ProblemType;
import dev.usher.platform.web.problem.ViolationCode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The problems that calls about events can be refused with. */
@Component
class CatalogProblems implements ProblemCatalog {

    static final ProblemType EVENT_CANCELLED =
            new ProblemType(
                            "event_cancelled",
                            409,
                            "Event cancelled",
                            "The event was cancelled. A cancelled event can be read, but it can't be changed"
                                    + " or published again. Create a new event instead.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                            "The event was cancelled.");

    static final ProblemType EVENT_NOT_PUBLISHED =
            new ProblemType(
                            "event_not_published",
                            409,
                            "Event not published",
                            "The event is a draft. It is not visible and has no tickets, so there is nothing"
                                    + " to cancel. Delete it if you don't need it any more.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77/cancel",
                            "A draft can't be cancelled; it can be deleted.");

    static final ProblemType EVENT_HAS_SALES =
            new ProblemType(
                            "event_has_sales",
                            409,
                            "Event has sales",
                            "Tickets of the event were reserved at some time, possibly released since, so it"
                                    + " can't be deleted. Cancel it instead, which releases its holds.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                            "Tickets of the event were reserved; it can only be cancelled.");

    static final ProblemType CAPACITY_BELOW_SOLD =
            new ProblemType(
                            "capacity_below_sold",
                            409,
                            "Capacity below sold",
                            "A capacity must cover the tickets that are sold and held now. `ticketTypes` lists"
                                    + " each ticket type where it does not, with both numbers. Held tickets"
                                    + " may be released: try again later.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                            "More tickets are sold and held than the new capacity allows.")
                    .with(
                            ProblemMember.of(
                                    "ticketTypes",
                                    """
                                    {"type": "array", "minItems": 1,
                                     "description": "Each ticket type whose new capacity is too small.",
                                     "items": {"type": "object", "required": ["id", "sold", "held"], "properties": {
                                       "id": {"type": "string", "format": "uuid", "description": "The id of the ticket type."},
                                       "sold": {"type": "integer", "format": "int32", "minimum": 0, "description": "Tickets that are sold."},
                                       "held": {"type": "integer", "format": "int32", "minimum": 0, "description": "Tickets that are reserved or in checkout."}}}}
                                    """,
                                    """
                                    [{"id": "019a1f5e-8f10-7c3a-9a51-0e6d2b7c4f01", "sold": 120, "held": 4}]
                                    """));

    static final ProblemType CURRENCY_FIXED =
            new ProblemType(
                            "currency_fixed",
                            409,
                            "Currency fixed",
                            "Tickets of the event were held at prices in `currency`, so new prices must be in"
                                    + " that currency too.")
                    .example(
                            "/v1/events/019a1f5e-8f0f-7d21-8c44-5b1f0a9e3d77",
                            "Tickets were held at prices in EUR.")
                    .with(
                            ProblemMember.of(
                                    "currency",
                                    """
                                    {"type": "string", "pattern": "^[A-Z]{3}$",
                                     "description": "The ISO 4217 code of the currency that prices must be in."}
                                    """,
                                    """
                                    "EUR"
                                    """));

    @Override
    public List<ProblemType> problems() {
        return List.of(
                EVENT_CANCELLED,
                EVENT_NOT_PUBLISHED,
                EVENT_HAS_SALES,
                CAPACITY_BELOW_SOLD,
                CURRENCY_FIXED,
                CallerReferences.TAKEN);
    }

    @Override
    public List<ViolationCode> violations() {
        return List.of(
                new ViolationCode(
                        "amount_above_maximum",
                        "The price times maxPerOrder must be within what Stripe charges at once."),
                new ViolationCode(
                        "amount_below_minimum",
                        "The price must be 0 or at least what Stripe charges in the currency."),
                new ViolationCode(
                        "amount_not_chargeable",
                        "The price must be a multiple of the smallest coin of the currency."),
                new ViolationCode(
                        "currency_mismatch", "All ticket types must have prices in one currency."),
                new ViolationCode(
                        "currency_not_supported", "Tickets must be sold in a supported currency."),
                new ViolationCode("invalid_country", "The country must be an ISO 3166-1 code."),
                new ViolationCode("invalid_time_zone", "The time zone must be one of IANA's list."),
                new ViolationCode("not_after_opening", "Admission must close after it opens."),
                new ViolationCode("not_after_start", "The end must be after the start."),
                new ViolationCode(
                        "not_with_ticket_types",
                        "The short form and ticketTypes must not be given together."),
                new ViolationCode("read_only", "The member must not be changed."),
                new ViolationCode(
                        "retired_ticket_type", "A retired ticket type must not be changed."),
                new ViolationCode(
                        "unknown_ticket_type", "The ticket type must be one of the event."));
    }
}
