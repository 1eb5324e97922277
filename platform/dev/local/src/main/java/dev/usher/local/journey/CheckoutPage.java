package dev.usher.local.journey;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The payment page as a browser without scripts uses it: read, fill in, submit. */
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

    private final HttpClient http;
    private final URI address;
    private final Consumer<Exchange> watcher;

    public CheckoutPage(HttpClient http, String checkoutUrl, Consumer<Exchange> watcher) {
        this.http = http;
        this.address = URI.create(checkoutUrl);
        this.watcher = watcher;
    }

    /** Submits the form with this card; the answer is a redirect when the card was good. */
    public HttpResponse<String> pay(String card, String email) {
        HttpResponse<String> page =
                send(HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build());
        if (page.statusCode() != 200) {
            throw new JourneyFailed(
                    "The payment page answered %d: %s".formatted(page.statusCode(), page.body()));
        }
        Map<String, String> fields = hiddenFields(page.body());
        fields.put("cardNumber", card);
        fields.put("expiry", "12/34");
        fields.put("cvc", "123");
        fields.put("email", email);
        fields.put("action", "pay");
        return send(
                HttpRequest.newBuilder(target(page.body()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields)))
                        .build());
    }

    private URI target(String page) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new JourneyFailed("The payment page has no form: " + page);
        }
        Matcher action = ACTION.matcher(form.group());
        return action.find() && !action.group(1).isBlank()
                ? address.resolve(action.group(1).replace("&amp;", "&"))
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

    private HttpResponse<String> send(HttpRequest request) {
        long begin = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            watcher.accept(
                    new Exchange(
                            "browser",
                            request.method(),
                            "Stripe sandbox " + abbreviated(request.uri().getPath()),
                            response.statusCode(),
                            Duration.ofNanos(System.nanoTime() - begin).toMillis()));
            return response;
        } catch (IOException failed) {
            throw new JourneyFailed("The payment page does not answer: " + failed, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JourneyFailed("interrupted", interrupted);
        }
    }

    private static String abbreviated(String path) {
        int longest = 28;
        return path.length() <= longest ? path : path.substring(0, longest - 1) + "…";
    }
}
