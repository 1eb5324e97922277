package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderView;
import dev.usher.payment.order.OrderedEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A page for a buyer who comes from Stripe.
 *
 * @param facts what the page tells about the order
 * @param ways the links that lead on, the best first
 */
record CheckoutPage(String heading, String text, List<Fact> facts, List<Way> ways) {

    private static final PageFile FILE = PageFile.load();
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String ASK =
            " If you were charged, ask the shop and name the number of the order.";

    /** A name and a value. */
    record Fact(String name, String value, String style) {}

    /** A link. */
    record Way(String label, String address) {}

    static CheckoutPage returnedFromNothing() {
        return new CheckoutPage(
                "Thank you",
                "Your payment is being confirmed. Your tickets will be in your account at the shop"
                        + " in a moment; you can close this page.",
                List.of(),
                List.of());
    }

    static CheckoutPage cancelledNothing() {
        return new CheckoutPage(
                "Not paid",
                "Nothing was charged. Your seats are kept until your time to pay is over; you can go"
                        + " back in your browser and try again.",
                List.of(),
                List.of());
    }

    static CheckoutPage returned(OrderState order) {
        return switch (order.phase()) {
            case ATTEMPT, OPEN, PROCESSING ->
                    of(
                            order,
                            "Thank you",
                            "Your payment is being confirmed, which can take a moment. Your tickets"
                                    + " will then be in your account at the shop.",
                            new Way(
                                    "Look again",
                                    CheckoutPages.address("", CheckoutPages.RETURN, order)));
            case PAID ->
                    of(
                            order,
                            "Thank you",
                            "Your payment has arrived and your tickets are being made. They will be"
                                    + " in your account at the shop in a moment.",
                            null);
            case FULFILLED ->
                    of(
                            order,
                            "Your tickets are ready",
                            "Your payment has arrived. You find your tickets in your account at the"
                                    + " shop.",
                            null);
            case EXPIRED, CANCELLED, FAILED ->
                    of(
                            order,
                            "This order is closed",
                            "It was closed before a payment arrived, and its seats were given back."
                                    + ASK,
                            null);
            case LATE, REFUND_PENDING ->
                    of(
                            order,
                            "Your payment came late",
                            "It arrived after the time to pay was over, so it is checked whether"
                                    + " your seats are still free."
                                    + ASK,
                            null);
        };
    }

    static CheckoutPage cancelled(OrderState order) {
        @Nullable String checkout = OrderView.of(order).checkoutUrl();
        return checkout == null
                ? returned(order)
                : of(
                        order,
                        "Not paid yet",
                        "Nothing was charged. Your seats are kept until %s; until then you can go back and pay."
                                .formatted(order.sold().event().timeOf(order.expiresAt())),
                        new Way("Go back to payment", checkout));
    }

    private static CheckoutPage of(
            OrderState order, String heading, String text, @Nullable Way first) {
        OrderedEvent event = order.sold().event();
        List<Way> ways = new ArrayList<>();
        if (first != null) {
            ways.add(first);
        }
        shop(order).ifPresent(ways::add);
        return new CheckoutPage(
                heading,
                text,
                List.of(
                        new Fact("Event", event.title(), ""),
                        new Fact("Date", event.date(), ""),
                        new Fact("Place", event.place(), ""),
                        new Fact("Order number", order.id().toString(), "number")),
                ways);
    }

    /** The way to the shop, if the shop gave the address of one page but not of the other. */
    private static Optional<Way> shop(OrderState order) {
        return Stream.of(order.returnUrls().success(), order.returnUrls().cancel())
                .filter(Objects::nonNull)
                .map(url -> URI.create(url.substring(0, endOfOrigin(url))))
                .map(origin -> new Way("Back to " + origin.getAuthority(), origin + "/"))
                .findFirst();
    }

    private static int endOfOrigin(String url) {
        int end = url.indexOf("://") + "://".length();
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    ResponseEntity<String> answer() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", FILE.policy())
                .header("Referrer-Policy", "no-referrer")
                .body(FILE.fill(escaped(heading), escaped(text), factsHtml(), waysHtml()));
    }

    private String factsHtml() {
        return facts.isEmpty()
                ? ""
                : facts.stream()
                        .map(fact ->
                                "<div><dt>%s</dt><dd%s>%s</dd></div>"
                                        .formatted(
                                                escaped(fact.name()),
                                                fact.style().isEmpty()
                                                        ? ""
                                                        : " class=\"" + fact.style() + "\"",
                                                escaped(fact.value())))
                        .collect(Collectors.joining("\n", "<dl>\n", "\n</dl>"));
    }

    private String waysHtml() {
        return ways.isEmpty()
                ? ""
                : ways.stream()
                        .map(way ->
                                "<a%s href=\"%s\">%s</a>"
                                        .formatted(
                                                way.equals(ways.getFirst())
                                                        ? " class=\"first\""
                                                        : "",
                                                escaped(way.address()),
                                                escaped(way.label())))
                        .collect(Collectors.joining("\n", "<p class=\"ways\">\n", "\n</p>"));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
