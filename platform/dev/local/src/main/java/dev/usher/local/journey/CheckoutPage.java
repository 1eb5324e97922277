package dev.usher.local.journey;

import dev.usher.client.ApiCall;
import dev.usher.client.CallFailed;
import dev.usher.client.Reply;
import dev.usher.client.Visitor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The payment page as a browser without scripts uses it: reads, fills in and submits it. */
public final class CheckoutPage {

    public static final String GOOD_CARD = "4242424242424242";
    public static final String DECLINED_CARD = "4000000000000002";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input\\b[^>]*type=\"hidden\"[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    private final Visitor browser;
    private final String address;

    public CheckoutPage(Visitor browser, String checkoutUrl) {
        this.browser = browser;
        this.address = checkoutUrl;
    }

    /** Submits the form with this card; the answer is a redirect when the card was accepted. */
    public Reply pay(String card, String email) {
        String page =
                browser.send(ApiCall.of("checkout", "GET", address).within(PATIENCE))
                        .expect(200)
                        .text();
        Map<String, String> fields = hiddenFields(page);
        fields.put("cardNumber", card);
        fields.put("expiry", "12/34");
        fields.put("cvc", "123");
        fields.put("email", email);
        fields.put("action", "pay");
        return browser.send(
                ApiCall.of("checkout", "POST", target(page))
                        .form(encoded(fields))
                        .within(PATIENCE));
    }

    private String target(String page) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new CallFailed("The payment page has no form: " + page);
        }
        Matcher action = ACTION.matcher(form.group());
        return action.find() && !action.group(1).isBlank()
                ? URI.create(address).resolve(action.group(1).replace("&amp;", "&")).toString()
                : address;
    }

    private static Map<String, String> hiddenFields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            Matcher name = NAME.matcher(hidden.group());
            Matcher value = VALUE.matcher(hidden.group());
            if (name.find() && value.find()) {
                fields.put(name.group(1), value.group(1).replace("&amp;", "&"));
            }
        }
        return fields;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + "="
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
