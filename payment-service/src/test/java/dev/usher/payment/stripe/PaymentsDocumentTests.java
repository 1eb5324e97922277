package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.stripe.Stripe;
import dev.usher.payment.checkout.SessionReport;
import dev.usher.payment.dispute.DisputeStatus;
import dev.usher.payment.order.OrderStatus;
import dev.usher.payment.order.Phase;
import dev.usher.payment.order.RefundCause;
import dev.usher.platform.testing.CommittedFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The page about payments tells the truth of the code. */
class PaymentsDocumentTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(usher\\.[a-z.-]+)` \\| (\\S+) ");
    private static final Pattern STATE = Pattern.compile("(?m)^  (\\S+) --> (\\S+?)(?::|$)");
    private static final Pattern EVENT = Pattern.compile("enabled_events\\[\\]=([a-z._]+)");
    private static final Pattern SECTION_OF_MONEY =
            Pattern.compile(
                    "usher\\.(orders|checkout|sweep|cancellation|refunds|declines|stripe)\\..*");

    private final String page = CommittedFile.at("docs/payments.md").text();

    @Test
    void drawsEveryStatusOfAnOrder() {
        assertThat(drawn("Order")).isEqualTo(names(OrderStatus.values()));
    }

    @Test
    void drawsAnOrderAsThePageAboutArchitectureDoes() {
        String architecture = CommittedFile.at("docs/architecture/README.md").text();

        assertThat(edges(section(architecture, "Order"))).isEqualTo(edges(section("Order")));
    }

    @Test
    void drawsEveryStatusOfARefund() throws ClassNotFoundException {
        Object[] statuses =
                Class.forName("dev.usher.payment.refund.RefundStatus").getEnumConstants();

        assertThat(drawn("Refund")).isEqualTo(names(Objects.requireNonNull(statuses)));
    }

    @Test
    void drawsEveryStatusOfADispute() {
        assertThat(drawn("Dispute")).isEqualTo(names(DisputeStatus.values()));
    }

    @Test
    void drawsEveryReportAboutASession() {
        assertThat(drawn("Checkout session"))
                .containsAll(
                        Arrays.stream(SessionReport.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
    }

    @Test
    void namesEveryPhaseAndEveryCauseOfARefund() {
        for (Phase phase : Phase.values()) {
            assertThat(section("Order")).contains("`" + phase + "`");
        }
        for (RefundCause cause : RefundCause.values()) {
            assertThat(section("Refunds and cancelled events")).contains(cause.name());
        }
    }

    @Test
    void subscribesTheEndpointToTheEventsThatTheCodeHandles() {
        Matcher event = EVENT.matcher(page);

        assertThat(event.results().map(found -> found.group(1)).toList())
                .isEqualTo(StripeEventList.TYPES);
        assertThat(page).contains("api_version=" + Stripe.API_VERSION);
    }

    @Test
    void listsEverySettingWithItsDefault() {
        Map<String, String> listed = new TreeMap<>();
        Matcher row = ROW.matcher(section("Settings"));
        while (row.find()) {
            listed.put(row.group(1), row.group(2));
        }
        Map<String, String> settings = new TreeMap<>();
        settings().forEach((name, value) -> settings.put(name.toString(), value.toString()));
        settings.keySet().removeIf(name -> !SECTION_OF_MONEY.matcher(name).matches());
        // How callers who wait are served has nothing to do with money.
        settings.keySet()
                .removeAll(Set.of("usher.orders.max-waiting", "usher.orders.look-again-after"));
        settings.values().removeIf(value -> value.startsWith("${"));

        assertThat(listed).isEqualTo(settings);
    }

    @Test
    void explainsEveryMessageOfTheStartChecks() {
        Set<String> messages = new TreeSet<>();
        for (Set<String> profiles : List.of(Set.of("prod"), Set.of("sandbox"), Set.<String>of())) {
            messages.addAll(messages(profiles));
        }
        messages.addAll(messages(Set.of("prod", "sandbox")));

        Matcher row = Pattern.compile("(?m)^\\| (.+?) \\| ").matcher(section("4. Start it"));
        Set<String> explained = new TreeSet<>();
        while (row.find()) {
            explained.add(row.group(1));
        }
        explained.remove("message");
        assertThat(explained).isEqualTo(messages);
    }

    /** The findings about every combination of keys, addresses, secrets and modes. */
    private static Set<String> messages(Set<String> profiles) {
        Set<String> messages = new TreeSet<>();
        for (String key : List.of("", "sk" + "_live_1", "sk" + "_test_1")) {
            for (String base : List.of(StripeStartChecks.STRIPE, "http://localhost:8085")) {
                for (String secret : List.of("", "whsec" + "_sandbox_1")) {
                    for (boolean livemode : List.of(true, false)) {
                        messages.addAll(
                                messages(
                                        new StripeSettings(key, base, List.of(secret), livemode),
                                        profiles));
                    }
                }
            }
        }
        return messages;
    }

    private static List<String> messages(StripeSettings settings, Set<String> profiles) {
        Throwable refusal = catchThrowable(() -> StripeStartChecks.verify(settings, profiles));
        if (refusal == null) {
            return List.of();
        }
        String message = Objects.requireNonNull(refusal.getMessage());
        return List.of(message.substring(message.indexOf(": ") + 2).split("; ", -1));
    }

    private static Properties settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        return Objects.requireNonNull(yaml.getObject());
    }

    /** The states of the diagram in a section, without the beginning and the end. */
    private Set<String> drawn(String title) {
        Set<String> states = new TreeSet<>();
        for (String edge : edges(section(title))) {
            states.addAll(List.of(edge.split(" to ", 2)));
        }
        states.remove("[*]");
        return states;
    }

    /** The edges of the diagram in a section, without their texts. */
    private static Set<String> edges(String section) {
        int from = section.indexOf("stateDiagram-v2");
        assertThat(from).isNotNegative();
        return STATE.matcher(section.substring(from, section.indexOf("```", from)))
                .results()
                .map(edge -> edge.group(1) + " to " + edge.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text from a heading, or from a step in bold, to the next. */
    private String section(String title) {
        return section(page, title);
    }

    private static String section(String page, String title) {
        int heading = page.indexOf("\n## " + title + "\n");
        String mark = heading < 0 ? "\n**" : "\n## ";
        int from = page.indexOf(heading < 0 ? mark + title : mark + title + "\n");
        assertThat(from).as(title).isNotNegative();
        int end = page.indexOf(mark, from + 1);
        return page.substring(from, end < 0 ? page.length() : end);
    }

    private static Set<String> names(Object[] constants) {
        Set<String> names = new TreeSet<>();
        for (Object constant : constants) {
            names.add(constant.toString());
        }
        return names;
    }
}
