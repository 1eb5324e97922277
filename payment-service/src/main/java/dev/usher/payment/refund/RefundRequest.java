package dev.usher.payment.refund;

import static java.util.Objects.requireNonNull;

import dev.usher.payment.order.Money;
import dev.usher.platform.web.form.JsonForm;
import dev.usher.platform.web.openapi.DocumentedBody;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of the request for a refund. */
@DocumentedBody
@Schema(name = "NewRefund", description = "What is given back, and why.")
record RefundRequest(
        @Schema(
                        description =
                                "The money that goes back, in the order's currency; 0 only with"
                                        + " `ticketIds`. Default: the price of the tickets or,"
                                        + " without `ticketIds`, all that is left.")
                @Nullable Money amount,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "Tickets of the order, which are cancelled: 1 to"
                                                        + " 1,000. Default: none, or all tickets if"
                                                        + " no money is left afterwards."),
                        minItems = 1,
                        maxItems = RefundRequest.MAX_TICKETS)
                @Nullable List<UUID> ticketIds,
        @Schema(
                        description = "The reason, which buyer and organizer see; not blank.",
                        minLength = 1,
                        maxLength = RefundRequest.MAX_REASON)
                String reason) {

    static final int MAX_TICKETS = 1_000;

    static final int MAX_REASON = 500;

    /** More than any amount that Stripe takes. */
    private static final long MAX_AMOUNT = 999_999_999_999L;

    private static final int CURRENCY = 3;

    static RefundRequest read(@Nullable JsonNode body) {
        JsonForm form = JsonForm.of(body).require("reason");
        String reason = form.words("reason", MAX_REASON);
        List<UUID> tickets = form.uuids("ticketIds", MAX_TICKETS);
        Money amount = amount(form.object("amount"));
        if (amount != null && amount.free() && tickets.isEmpty()) {
            form.reject(
                    "amount", "out_of_range", "amount must be above 0 unless ticketIds are given");
        }
        form.finish();
        return new RefundRequest(amount, tickets, requireNonNull(reason));
    }

    /** The tickets that are named, each once. */
    List<UUID> tickets() {
        return ticketIds == null ? List.of() : ticketIds.stream().distinct().toList();
    }

    private static @Nullable Money amount(@Nullable JsonForm form) {
        if (form == null) {
            return null;
        }
        form.require("amount", "currency");
        Long amount = form.number("amount", 0, MAX_AMOUNT);
        String currency = form.text("currency", CURRENCY);
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            form.reject("currency", "wrong_format", "currency must be an ISO 4217 code");
            return null;
        }
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
