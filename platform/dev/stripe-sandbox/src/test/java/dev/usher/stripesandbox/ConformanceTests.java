package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import dev.usher.stripesandbox.api.DeclaredShapes;
import dev.usher.stripesandbox.objects.ObjectRenderer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every answer, error and webhook has the members of Stripe's objects, as our facts name them. */
class ConformanceTests {
    private static final StripeFacts FACTS = StripeFacts.read();
    private static List<AllStates.Seen> answers;

    @BeforeAll
    static void play() {
        answers = AllStates.play();
    }

    @Test
    void speaksTheVersionOfTheFactsAndOfStripesLibrary() {
        assertThat(ObjectRenderer.API_VERSION)
                .isEqualTo(FACTS.version())
                .isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void declaresExactlyTheParametersThatStripeHas() {
        assertThat(DeclaredShapes.all().keySet()).isEqualTo(FACTS.parameters().keySet());
        DeclaredShapes.all()
                .forEach((name, shape) ->
                        assertThat(shape.declared().keySet())
                                .as(name)
                                .containsExactlyInAnyOrderElementsOf(FACTS.parameters().get(name)));
    }

    @Test
    void answersAndAnnouncesStripesObjectsInEveryState() {
        assertThat(answers)
                .hasSizeGreaterThan(100)
                .allSatisfy(seen ->
                        assertThat(FACTS.violations(seen.json())).as(seen.operation()).isEmpty());
    }

    @Test
    void meetsEveryObjectOfTheFacts() {
        String all = answers.toString();
        assertThat(FACTS.objects().keySet())
                .hasSize(11)
                .allSatisfy(name -> assertThat(all).contains("\"" + name + "\""));
    }

    @ParameterizedTest
    @MethodSource("wrongMembers")
    void noticesAWrongMember(String pointer, Consumer<ObjectNode> change, String violation) {
        JsonNode session = expandedPaidSession();
        change.accept((ObjectNode) session.at(pointer));

        assertThat(FACTS.violations(session)).containsExactly(violation);
    }

    static Stream<Arguments> wrongMembers() {
        return Stream.of(
                wrong("", it -> it.put("colour", "red"), "checkout.session: colour is unknown"),
                wrong("", it -> it.remove("url"), "checkout.session: url must be there"),
                wrong(
                        "",
                        it -> it.put("amount_total", "5000"),
                        "checkout.session: amount_total must be [integer, null], is string"),
                wrong(
                        "",
                        it -> it.putNull("created"),
                        "checkout.session: created must be [integer], is null"),
                wrong(
                        "",
                        it -> it.put("status", "done"),
                        "checkout.session: status must be one of [complete, expired, open], is"
                                + " \"done\""),
                wrong(
                        "/total_details",
                        it -> it.remove("amount_tax"),
                        "checkout.session: total_details.amount_tax must be there"),
                wrong(
                        "/line_items/data/0",
                        it -> it.put("quantity", 1.5),
                        "item: quantity must be [integer, null], is number"),
                wrong(
                        "/payment_intent/latest_charge/payment_method_details/card/checks",
                        it -> it.put("pin_check", "pass"),
                        "charge: payment_method_details.card.checks.pin_check is unknown"),
                wrong(
                        "/metadata",
                        it -> it.put("order_id", 7),
                        "checkout.session: metadata must be [map, null], is a map of others"));
    }

    private static Arguments wrong(String pointer, Consumer<ObjectNode> change, String violation) {
        return Arguments.of(pointer, change, violation);
    }

    private static JsonNode expandedPaidSession() {
        return answers.stream()
                .map(AllStates.Seen::json)
                .filter(json -> json.path("payment_status").asString("").equals("paid"))
                .filter(json -> json.at("/payment_intent/latest_charge/id").isString())
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }
}
