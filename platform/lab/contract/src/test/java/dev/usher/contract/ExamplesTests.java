package dev.usher.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ExamplePrograms;
import dev.usher.platform.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The compiler ties the examples to the codes and reasons of the document. */
class ExamplesTests {

    private static final String SCAN = "/paths/~1v1~1scans/post";

    @Test
    void theShopIsShort() throws IOException {
        try (var lines = Files.lines(Contract.root().resolve("docs/examples/shop/shop.ts"))) {
            assertThat(lines.count()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void compileAgainstTheDocument() {
        programs().build(Contract.file()).expectSuccess();
    }

    @Test
    void doNotCompileWhenACodeOrAReasonIsTakenOut() {
        NodePackages.Output output =
                programs()
                        .build(
                                Contract.changed(
                                        "without-codes.json",
                                        document -> {
                                            Codes codes = new Codes(document);
                                            codes.remove("/v1/reservations", "post", "sold_out");
                                            codes.remove(
                                                    "/v1/orders", "post", "payment_provider_busy");
                                            codes.remove("/v1/scans", "post", "ticket_not_learnt");
                                            reasons(document)
                                                    .removeIf(reason ->
                                                            reason.asString().equals("SUPERSEDED"));
                                        }));

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text())
                .containsPattern("shop/shop\\.ts.*\"sold_out\"' is not comparable")
                .containsPattern("shop/shop\\.ts.*\"payment_provider_busy\"' is not comparable")
                .containsPattern("gate/gate\\.ts.*\"ticket_not_learnt\"' is not comparable")
                .containsPattern("gate/gate\\.ts.*\"SUPERSEDED\"' is not comparable");
    }

    @Test
    void doNotCompileWhenACodeOrAReasonIsAdded() {
        NodePackages.Output output =
                programs()
                        .build(
                                Contract.changed(
                                        "with-codes.json",
                                        document -> {
                                            Codes codes = new Codes(document);
                                            codes.rename("sold_out", "sold_out_for_good");
                                            codes.rename(
                                                    "ticket_not_learnt", "ticket_not_heard_of");
                                            reasons(document).add("BANNED");
                                        }));

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text())
                .containsPattern(
                        "shop/shop\\.ts.* is not assignable to parameter of type '\\{ code")
                .contains("Type '\"sold_out_for_good\"' is not assignable")
                .contains("Type '\"ticket_not_heard_of\"' is not assignable")
                .containsPattern(
                        "gate/gate\\.ts.*'\"BANNED\"' is not assignable to parameter of type 'never'");
    }

    private static ExamplePrograms programs() {
        return ExamplePrograms.copiedTo(Contract.target("examples"));
    }

    private static ArrayNode reasons(ObjectNode document) {
        JsonNode decision =
                resolved(
                        document,
                        document.at(SCAN + "/responses/200/content/application~1json/schema"));
        return resolved(document, decision.at("/properties/reason")).path("enum").asArray();
    }

    private static JsonNode resolved(ObjectNode document, JsonNode node) {
        return new Document(document).resolved(node);
    }
}
