package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentNameTests {

    private static final List<String> NAMES =
            List.of("kafka", "gateway", "ticket-service", "ticket-service-2", "stripe-sandbox");

    @ParameterizedTest
    @CsvSource({
        "ticket-service, ticket-service",
        "ticket, ticket-service",
        "ticket-2, ticket-service-2",
        "ticket-service-2, ticket-service-2",
        "kafka, kafka",
        "stripe-sandbox, stripe-sandbox",
        "ticket-3, ticket-3",
        "nothing, nothing"
    })
    void mayBeSaidInShort(String said, String meant) {
        assertThat(ComponentName.meant(said, NAMES)).isEqualTo(meant);
    }

    @Test
    void takesAlterationsOfItsModuleAndItsOwn() {
        Alterations alterations =
                new Alterations(
                        Ports.DEFAULTS,
                        List.of("load"),
                        Map.of(
                                "*", List.of("-Dall"),
                                "ticket-service", List.of("-Dticket"),
                                "ticket-service-2", List.of("-Dsecond")),
                        Map.of(
                                "*", Map.of("A", "all", "B", "all"),
                                "ticket-service", Map.of("B", "ticket"),
                                "stripe-sandbox", Map.of("C", "sandbox")));

        ComponentName second = new ComponentName("ticket-service", 2);
        assertThat(alterations.jvmArgumentsOf(second))
                .containsExactly("-Dall", "-Dticket", "-Dsecond");
        assertThat(alterations.variablesOf(second))
                .containsOnly(Map.entry("A", "all"), Map.entry("B", "ticket"));
        assertThat(alterations.jvmArgumentsOf(ComponentName.first("gateway")))
                .containsExactly("-Dall");
        ComponentName sandbox = ComponentName.first("stripe-sandbox");
        assertThat(alterations.variablesOf(sandbox)).containsExactly(Map.entry("C", "sandbox"));
        assertThat(alterations.jvmArgumentsOf(sandbox)).isEmpty();
    }
}
