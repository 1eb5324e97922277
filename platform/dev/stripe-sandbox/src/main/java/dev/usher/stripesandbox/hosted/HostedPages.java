package dev.usher.stripesandbox.hosted;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.LineItem;
import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeIds;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Renders the pages: the form, the bank's check, and messages. */
@Component
class HostedPages {

    private static final Template SUMMARY = Template.named("summary");
    private static final Template ITEM = Template.named("item");
    private static final Template CHECKOUT = Template.named("checkout");
    private static final Template CARD = Template.named("card");
    private static final Template CHALLENGE = Template.named("challenge");
    private static final Template MESSAGE = Template.named("message");

    private final String merchant;
    private final StripeIds ids;
    private final Clock clock;

    HostedPages(SandboxSettings settings, StripeIds ids, Clock clock) {
        this.merchant = settings.merchant();
        this.ids = ids;
        this.clock = clock;
    }

    HostedPage form(
            CheckoutSession session,
            PayForm typed,
            Map<String, String> errors,
            @Nullable String problem) {
        SessionTerms terms = session.terms();
        boolean free = terms.total() == 0;
        Instant end = Instant.ofEpochSecond(session.expiresAt());
        Countdown countdown =
                new Countdown(
                        Math.max(0, session.expiresAt() - clock.instant().getEpochSecond()), end);
        Map<String, String> values = new HashMap<>();
        values.put("summary", summary(terms));
        values.put("heading", free ? "Confirm your order" : "Pay");
        values.put("timer", countdown.html());
        values.put("problem", problem(problem, errors));
        values.put("action", path(session));
        values.put("attempt", token());
        values.put("email", typed.email());
        values.put("payment", free ? "" : card(terms, typed, errors));
        values.put("payLabel", free ? "Confirm" : "Pay " + total(terms));
        values.put("decline", free ? "" : quiet("decline", "Simulate a decline"));
        values.put("back", terms.cancelUrl() == null ? "" : quiet("back", "Back to " + merchant));
        values.putAll(errorOf("email", errors));
        return new HostedPage(
                "Pay " + merchant, CHECKOUT.fill(values), countdown.css(), token(), terms);
    }

    private String card(SessionTerms terms, PayForm typed, Map<String, String> errors) {
        boolean debit = terms.paymentMethodTypes().contains("sepa_debit");
        Map<String, String> values = new HashMap<>();
        values.put("legend", debit ? "Card or bank account" : "Card");
        values.put("numberLabel", debit ? "Card number or test IBAN" : "Card number");
        values.put("numberMode", debit ? "text" : "numeric");
        values.put("cardNumber", typed.cardNumber());
        values.put("expiry", typed.expiry());
        values.put("testCards", testCards(terms, typed.testCard()));
        values.putAll(errorOf("cardNumber", errors));
        values.putAll(errorOf("expiry", errors));
        values.putAll(errorOf("cvc", errors));
        return CARD.fill(values);
    }

    private static String testCards(SessionTerms terms, String chosen) {
        return Arrays.stream(TestNumber.values())
                .filter(means -> terms.paymentMethodTypes().contains(means.type()))
                .map(means ->
                        "<option value=\"%s\"%s>%s (%s)</option>"
                                .formatted(
                                        means.number(),
                                        means.number().equals(chosen) ? " selected" : "",
                                        means.label(),
                                        means.number()))
                .collect(Collectors.joining("\n"));
    }

    private static String quiet(String action, String label) {
        return "<button class=\"quiet\" id=\"%1$s\" type=\"submit\" name=\"action\" value=\"%1$s\">%2$s</button>"
                .formatted(action, HtmlUtils.htmlEscape(label, "UTF-8"));
    }

    /** Marks a field as wrong, also for screen readers. */
    private static Map<String, String> errorOf(String field, Map<String, String> errors) {
        String error = errors.get(field);
        if (error == null) {
            return Map.of(field + "State", "", field + "Error", "");
        }
        return Map.of(
                field + "State",
                " aria-invalid=\"true\" aria-describedby=\"%s-error\"".formatted(field),
                field + "Error",
                "<p class=\"error\" id=\"%s-error\">%s</p>"
                        .formatted(field, HtmlUtils.htmlEscape(error, "UTF-8")));
    }

    private static String problem(@Nullable String problem, Map<String, String> errors) {
        String text =
                problem == null && !errors.isEmpty() ? "Please check the marked fields." : problem;
        return text == null
                ? ""
                : "<p class=\"problem\" id=\"problem\" role=\"alert\">%s</p>"
                        .formatted(HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    HostedPage challenge(CheckoutSession session, String last4) {
        SessionTerms terms = session.terms();
        return new HostedPage(
                "Check by your bank",
                CHALLENGE.fill(
                        Map.of(
                                "summary", summary(terms),
                                "total", total(terms),
                                "last4", last4,
                                "action", path(session),
                                "attempt", token())),
                "",
                token(),
                terms);
    }

    HostedPage message(String heading, String text, @Nullable SessionTerms terms) {
        String back = terms == null ? null : terms.cancelUrl();
        String link =
                back == null
                        ? ""
                        : "<a class=\"button\" id=\"back\" href=\"%s\">Back to %s</a>"
                                .formatted(
                                        HtmlUtils.htmlEscape(back, "UTF-8"),
                                        HtmlUtils.htmlEscape(merchant, "UTF-8"));
        return new HostedPage(
                heading,
                MESSAGE.fill(Map.of("heading", heading, "text", text, "link", link)),
                "",
                token(),
                terms);
    }

    private String token() {
        return ids.letters(24);
    }

    private String summary(SessionTerms terms) {
        return SUMMARY.fill(
                Map.of(
                        "initial", merchant.substring(0, 1).toUpperCase(Locale.ROOT),
                        "merchant", merchant,
                        "total", total(terms),
                        "items",
                                terms.lineItems().stream()
                                        .map(item -> item(item, terms.currency()))
                                        .collect(Collectors.joining("\n"))));
    }

    private static String item(LineItem item, String currency) {
        StringBuilder details = new StringBuilder();
        if (item.description() != null) {
            details.append(detail(item.description()));
        }
        if (item.quantity() > 1) {
            details.append(
                    detail(
                            "%d × %s"
                                    .formatted(
                                            item.quantity(),
                                            Amounts.format(item.unitAmount(), currency))));
        }
        return ITEM.fill(
                Map.of(
                        "name", item.name(),
                        "details", details.toString(),
                        "amount", Amounts.format(item.amount(), currency)));
    }

    private static String detail(String text) {
        return "<span class=\"detail\">%s</span>".formatted(HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    private static String total(SessionTerms terms) {
        return Amounts.format(terms.total(), terms.currency());
    }

    private static String path(CheckoutSession session) {
        return "/c/pay/" + session.id();
    }
}
