package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.stripesandbox.core.TestNumber;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The checkout page and its buttons. */
class CheckoutPageTests {

    private static final String GOOD_CARD =
            "&cardNumber=4242+4242+4242+4242&expiry=12%2F40&cvc=123&email=ada%40example.com";
    private static final Pattern ATTEMPT = Pattern.compile("name=\"attempt\" value=\"([^\"]+)\"");

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void showsTheItemsAndThatItIsASandbox() {
        Shop.Answer page = shop.get(page(shop.open().getId()));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("STRIPE SANDBOX, NO REAL MONEY")
                .contains("Ticket &amp; Ünï")
                .contains("2 × €25.00")
                .contains("Pay €50.00")
                .contains("value=\"ada@example.com\"")
                .contains("<label for=\"cardNumber\">")
                .contains("id=\"countdown\"")
                .doesNotContain("<script");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("form-action 'self' https://shop.test")
                .doesNotContain("unsafe");
    }

    @Test
    void sendsThePayerBackAfterTheShopGotTheWebhook() {
        String id = shop.open().getId();

        Shop.Answer answer = shop.post(page(id), "action=pay" + GOOD_CARD);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://shop.test/thanks?session=" + id);
        assertThat(shop.webhooks)
                .anyMatch(webhook ->
                        webhook.type().equals("checkout.session.completed")
                                && webhook.body().contains(id));
        assertThat(shop.get(page(id)).body())
                .contains("This order is paid")
                .doesNotContain("<form");
    }

    @Test
    void showsTheReasonOfADeclineAndAcceptsAnotherCard() {
        String id = shop.open().getId();

        Shop.Answer declined =
                shop.post(
                        page(id),
                        "action=pay&testCard="
                                + TestNumber.EXPIRED_CARD.number()
                                + "&email=a%40b.c");
        Shop.Answer forced = shop.post(page(id), "action=decline&email=a%40b.c");
        Shop.Answer paid = shop.post(page(id), "action=pay" + GOOD_CARD);

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.body()).contains("role=\"alert\">Your card has expired.");
        assertThat(forced.body()).contains("Your card was declined.");
        assertThat(paid.status()).isEqualTo(303);
        assertThat(shop.sandbox.checkout(id).charges()).hasSize(3);
    }

    @Test
    void marksInvalidFieldsWithoutCharging() {
        String id = shop.open().getId();

        Shop.Answer page =
                shop.post(
                        page(id),
                        "action=pay&cardNumber=4242424242424241&expiry=01%2F20&cvc=1&email=ada");

        assertThat(page.body())
                .contains("Your card number is invalid.")
                .contains("expiry is in the past")
                .contains("Enter the security code")
                .contains("Enter your e-mail address.")
                .contains("aria-invalid=\"true\" aria-describedby=\"cardNumber-error\"");
        assertThat(shop.sandbox.checkout(id).charges()).isEmpty();
    }

    @Test
    void asksTheBankFirstIfTheCardRequiresIt() {
        String id = shop.open().getId();

        Shop.Answer asked =
                shop.post(page(id), "action=pay&testCard=" + TestNumber.SECURE.number());
        Shop.Answer check = shop.get(asked.header("Location"));
        Shop.Answer failed = shop.post(page(id), "action=fail");
        shop.post(page(id), "action=pay&testCard=" + TestNumber.SECURE.number());
        Shop.Answer passed = shop.post(page(id), "action=complete");

        assertThat(check.body()).contains("Complete the check");
        assertThat(failed.body()).contains("unable to authenticate");
        assertThat(passed.status()).isEqualTo(303);
    }

    @Test
    void paysOnceHoweverOftenAPageIsSubmitted() {
        String id = shop.open().getId();
        Matcher attempt = ATTEMPT.matcher(shop.get(page(id)).body());
        assertThat(attempt.find()).isTrue();
        String form = "action=pay&attempt=" + attempt.group(1) + GOOD_CARD;

        var clicks =
                Stream.generate(() ->
                                CompletableFuture.supplyAsync(() -> shop.post(page(id), form)))
                        .limit(5)
                        .toList();

        assertThat(clicks).extracting(click -> click.join().status()).containsOnly(303);
        assertThat(shop.sandbox.checkout(id).charges()).hasSize(1);
    }

    @Test
    void goesBackToTheShopWithoutEndingTheSession() {
        String id = shop.open().getId();

        Shop.Answer answer = shop.post(page(id), "action=back");

        assertThat(answer.header("Location")).isEqualTo("https://shop.test/basket");
        assertThat(shop.session(id).getStatus()).isEqualTo("open");
    }

    @Test
    void showsNoFormForAnExpiredOrUnknownSession() {
        String id = shop.open().getId();
        shop.post("/v1/checkout/sessions/" + id + "/expire", "");

        Shop.Answer expired = shop.get(page(id));
        Shop.Answer paidTooLate = shop.post(page(id), "action=pay" + GOOD_CARD);
        Shop.Answer unknown = shop.get(page("cs_test_none"));

        assertThat(expired.status()).isEqualTo(200);
        assertThat(expired.body()).contains("This checkout has expired").doesNotContain("<form");
        assertThat(paidTooLate.body()).contains("This checkout has expired");
        assertThat(unknown.status()).isEqualTo(404);
    }

    private static String page(String session) {
        return "/c/pay/" + session;
    }
}
