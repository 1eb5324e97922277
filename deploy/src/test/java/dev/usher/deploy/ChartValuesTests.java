package dev.usher.deploy;

import static dev.usher.deploy.Charts.SERVICES;
import static dev.usher.deploy.Charts.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders the charts with an operator's own values. */
class ChartValuesTests {

    private static Charts charts;

    @BeforeAll
    static void copyCharts(@TempDir Path work) throws IOException {
        charts = Charts.copiedTo(work);
    }

    @ParameterizedTest
    @MethodSource("allCharts")
    void leavesNoPlaceholderOnceAnOperatorGaveValues(String chart) {
        String rendered = charts.template(chart).call();

        assertThat(rendered)
                .doesNotContain("example.com", "kafka:9092", "//postgres:", "localhost")
                .contains("https://tickets.own.test");
    }

    @ParameterizedTest
    @MethodSource("allCharts")
    void refusesToInstallWithoutTheValuesThatHaveNoDefault(String chart) {
        TemplateCommand bare = new Helm(charts.chart(chart)).template();

        assertThatThrownBy(bare::call)
                .hasMessageContaining("config or global.config must name USHER_PUBLIC_URL");
    }

    @Test
    void sharedSettingsOfTheUmbrellaReachEveryServiceThatReadsThem() {
        String rendered = charts.template("usher").call();

        for (String service : SERVICES) {
            assertThat(config(rendered, service))
                    .as(service)
                    .containsEntry("USHER_PUBLIC_URL", "https://tickets.own.test")
                    .containsEntry("USHER_SECURITY_ISSUER", "https://id.own.test/realms/own")
                    .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "broker.own.test:9094");
        }
        assertThat(config(rendered, "ticket-service").get("SPRING_DATASOURCE_URL").toString())
                .startsWith("jdbc:postgresql://db.own.test:5433/own?currentSchema=ticket&");
    }

    @Test
    void sharedSettingsWinOverAnyDefaultOfAService() throws IOException {
        for (String service : SERVICES) {
            Map<String, Object> defaults = defaults(service);
            for (String name : defaults.keySet()) {
                String rendered =
                        charts.template("usher")
                                .set("global.environment", "test")
                                .set("global.config." + name, "shared")
                                .call();

                assertThat(config(rendered, service)).containsEntry(name, "shared");
            }
        }
    }

    @Test
    void aServiceOwnSettingWinsOverTheSharedOne() {
        String rendered =
                charts.template("usher")
                        .set("event-service.config.USHER_PUBLIC_URL", "https://own.test")
                        .call();

        assertThat(config(rendered, "event-service"))
                .containsEntry("USHER_PUBLIC_URL", "https://own.test");
        assertThat(config(rendered, "gateway"))
                .containsEntry("USHER_PUBLIC_URL", "https://tickets.own.test");
    }

    @Test
    void falseAndZeroWinToo() throws IOException {
        Path values =
                charts.values(
                        "false",
                        """
                        environment: test
                        config: {USHER_STRIPE_LIVEMODE: false, USHER_TOPICS_REPLICATION_FACTOR: 0}
                        """);

        String rendered = charts.template("payment-service").withValuesFile(values).call();

        assertThat(config(rendered, "payment-service"))
                .containsEntry("USHER_STRIPE_LIVEMODE", "false")
                .containsEntry("USHER_TOPICS_REPLICATION_FACTOR", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1000000",
        "1048576, 1048576",
        "10000000000, 10000000000",
        "1234567.5, 1234567.5",
        "0.25, 0.25",
        "-1, -1",
        "true, true",
        "'\"1e6\"', 1e6",
        "10s, 10s"
    })
    void rendersNumbersAsTheyWereWritten(String written, String expected) throws IOException {
        for (String chart : List.of("event-service", "usher")) {
            String prefix =
                    chart.equals("usher")
                            ? "global: {config: {NUMBER: %s}}"
                            : "config: {NUMBER: %s}";
            Path values = charts.values("number", prefix.formatted(written));

            String rendered = charts.template(chart).withValuesFile(values).call();

            assertThat(config(rendered, "event-service")).containsEntry("NUMBER", expected);
        }
    }

    @Test
    void rendersTextWithQuotesAndLinesUnchanged() throws IOException {
        Path values =
                charts.values(
                        "text",
                        """
                        config:
                          QUOTED: 'a "b" \\ {{ c }} ä'
                          LINES: |
                            first
                            second
                        """);

        String rendered = charts.template("gateway").withValuesFile(values).call();

        assertThat(config(rendered, "gateway"))
                .containsEntry("QUOTED", "a \"b\" \\ {{ c }} ä")
                .containsEntry("LINES", "first\nsecond\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway: {config: {USHER_PUBLIC_URL: ''}}",
                "global: {config: {USHER_PUBLIC_URL: ''}}",
                "global: {config: {USHER_PUBLIC_URL: null}}",
                "global: {config: null}",
                "global: null"
            })
    void emptyValuesAreMissingValues(String yaml) throws IOException {
        TemplateCommand command =
                charts.template("usher").withValuesFile(charts.values("empty", yaml));

        assertThatThrownBy(command::call).hasMessageContaining("must name USHER_PUBLIC_URL");
    }

    @Test
    void aServiceNullLeavesTheSharedSetting() throws IOException {
        Path values = charts.values("null", "gateway: {config: {USHER_PUBLIC_URL: null}}");

        String rendered = charts.template("usher").withValuesFile(values).call();

        assertThat(config(rendered, "gateway"))
                .containsEntry("USHER_PUBLIC_URL", "https://tickets.own.test");
    }

    @Test
    void rendersANumberOfTheCommandLineAsItWasWritten() {
        String rendered = charts.template("event-service").set("config.NUMBER", "1000000").call();

        assertThat(config(rendered, "event-service")).containsEntry("NUMBER", "1000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replica: 5",
                "replicas: 0",
                "replicas: '2'",
                "image: {tags: x}",
                "image: {tag: 1.1}",
                "image: {digest: 'sha256:abc'}",
                "image: {repository: ghcr.io/Usher/event-service}",
                "resources: {limit: {memory: 1Gi}}",
                "resources: {limits: {memory: 1024}}",
                "resources: {limits: {memory: null}}",
                "ports: {http: 99999}",
                "imagePullSecrets: [registry]",
                "allowedFrom: [gateway]",
                "terminationGracePeriodSeconds: 5",
                "database: postgres",
                "config: {usher.public-url: https://own.test}",
                "config: {LIST: [1, 2]}",
                "secrets: {PASSWORD: {secret: a, key: b}}"
            })
    void refusesTyposAndWhatCannotWork(String values) throws IOException {
        TemplateCommand alone =
                charts.template("event-service").withValuesFile(charts.values("typo", values));
        TemplateCommand together =
                charts.template("usher")
                        .withValuesFile(
                                charts.values("typo-below", "event-service:\n" + values.indent(2)));

        assertThatThrownBy(alone::call).hasMessageContaining("schema");
        assertThatThrownBy(together::call).hasMessageContaining("schema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event-servce: {replicas: 2}",
                "global: {confg: {A: b}}",
                "global: {registry: ghcr.io/Usher}",
                "gateway: {enabled: 'yes'}"
            })
    void umbrellaRefusesTypos(String values) throws IOException {
        TemplateCommand command =
                charts.template("usher").withValuesFile(charts.values("typo", values));

        assertThatThrownBy(command::call).hasMessageContaining("schema");
    }

    @Test
    void everyServiceHasTheSameSchema() throws IOException {
        String first = Files.readString(charts.chart("gateway").resolve("values.schema.json"));

        for (String service : SERVICES) {
            assertThat(charts.chart(service).resolve("values.schema.json")).hasContent(first);
        }
    }

    @Test
    void mailHasItsPasswordFromASecret() throws IOException {
        Path values =
                charts.values(
                        "mail",
                        """
                        config: {USHER_MAIL_HOST: smtp.own.test, USHER_MAIL_FROM: a@own.test}
                        secrets: {USHER_MAIL_PASSWORD: {name: own-mail, key: password}}
                        """);

        String rendered = charts.template("ticket-service").withValuesFile(values).call();

        assertThat(config(rendered, "ticket-service"))
                .containsEntry("USHER_MAIL_HOST", "smtp.own.test")
                .doesNotContainKey("USHER_MAIL_PASSWORD");
        assertThat(rendered).contains("secretKeyRef: {name: own-mail, key: password}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    USHER_MAIL_PASSWORD: x                                 | what is secret
                    USHER_MAIL_HOST: smtp.own.test                         | USHER_MAIL_FROM must name
                    USHER_MAIL_SECURITY: none                              | must not be NONE
                    """)
    void refusesMailSettingsThatAreNotSafe(String setting, String why) throws IOException {
        Path values = charts.values("mail", "config: {%s}".formatted(setting));

        assertThatThrownBy(() -> charts.template("ticket-service").withValuesFile(values).call())
                .hasMessageContaining(why);
    }

    @Test
    void declinesHaveTheirKeyFromASecret() throws IOException {
        Path values =
                charts.values(
                        "declines",
                        """
                        secrets: {USHER_DECLINES_HASH_KEY: {name: own-key, key: declines}}
                        """);
        Path config = charts.values("open", "config: {USHER_DECLINES_HASH_KEY: x}");

        String rendered = charts.template("payment-service").withValuesFile(values).call();

        assertThat(rendered)
                .contains("name: USHER_DECLINES_HASH_KEY")
                .contains("secretKeyRef: {name: own-key, key: declines}");
        assertThat(charts.template("payment-service").call())
                .doesNotContain("USHER_DECLINES_HASH_KEY");
        assertThat(Files.readString(charts.chart("payment-service").resolve("values.yaml")))
                .contains("# USHER_DECLINES_HASH_KEY: {name: ");
        assertThatThrownBy(() -> charts.template("payment-service").withValuesFile(config).call())
                .hasMessageContaining("what is secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "prod, chaos", "load"})
    void refusesProfilesOfDevelopmentInProduction(String profiles) throws IOException {
        Path values =
                charts.values(
                        "profiles", "config: {SPRING_PROFILES_ACTIVE: '%s'}".formatted(profiles));

        for (String service : SERVICES) {
            TemplateCommand command = charts.template(service).withValuesFile(values);

            assertThatThrownBy(command::call).hasMessageContaining("is not for production");
        }
    }

    @Test
    void productionHasTheProfileWithWhichServicesRefuseADemo() throws IOException {
        Path own = charts.values("own-profile", "config: {SPRING_PROFILES_ACTIVE: 'own, prod'}");
        Path test = charts.values("test", "environment: test");

        for (String service : SERVICES) {
            assertThat(config(charts.template(service).call(), service))
                    .containsEntry("SPRING_PROFILES_ACTIVE", "prod");
            assertThat(config(charts.template(service).withValuesFile(own).call(), service))
                    .containsEntry("SPRING_PROFILES_ACTIVE", "prod,own");
            assertThat(config(charts.template(service).withValuesFile(test).call(), service))
                    .doesNotContainKey("SPRING_PROFILES_ACTIVE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prod", "Production", "PRODUCTION", "productoin", "live", " production"})
    void refusesANameOfAnEnvironmentThatItDoesNotKnow(String name) throws IOException {
        Path own = charts.values("typo", "environment: '%s'".formatted(name));
        Path global = charts.values("typo-global", "global: {environment: '%s'}".formatted(name));

        for (String service : SERVICES) {
            TemplateCommand command = charts.template(service).withValuesFile(own);
            assertThatThrownBy(command::call).hasMessageContaining("environment");
        }
        TemplateCommand umbrella = charts.template("usher").withValuesFile(global);
        assertThatThrownBy(umbrella::call).hasMessageContaining("environment");
    }

    @Test
    void refusesToWriteASecretIntoAConfigMap() {
        for (String service : SERVICES) {
            if (!service.equals("gateway")) {
                TemplateCommand command =
                        charts.template(service).set("config.SPRING_DATASOURCE_PASSWORD", "abc");

                assertThatThrownBy(command::call)
                        .hasMessageContaining("config.SPRING_DATASOURCE_PASSWORD must not be given")
                        .hasMessageNotContaining("abc");
            }
        }
    }

    @Test
    void refusesToServeCallersAndOperatorsAtOnePort() {
        for (String service : SERVICES) {
            TemplateCommand command =
                    charts.template(service).set("ports.http", 8090).set("ports.management", 8090);

            assertThatThrownBy(command::call).hasMessageContaining("ports.management must differ");
        }
    }

    @Test
    void countsABlankValueAsNone() {
        TemplateCommand command = charts.template("gateway").set("config.USHER_PUBLIC_URL", " ");

        assertThatThrownBy(command::call)
                .hasMessageContaining("config or global.config must name USHER_PUBLIC_URL");
    }

    @Test
    void refusesTheDemoRealmInProduction() {
        for (String service : SERVICES) {
            TemplateCommand demo =
                    charts.template(service)
                            .set(
                                    "config.USHER_SECURITY_ISSUER",
                                    "https://id.own.test/realms/usher");

            assertThatThrownBy(demo::call).hasMessageContaining("the name of the demo realm");
        }
    }

    @Test
    void keepsThreeCopiesOfEachMessageAndRefusesFewerInProduction() {
        String rendered = charts.template("usher").call();

        assertThat(SERVICES)
                .filteredOn(service -> !service.equals("gateway"))
                .allSatisfy(service ->
                        assertThat(config(rendered, service))
                                .containsEntry("USHER_TOPICS_REPLICATION_FACTOR", "3")
                                .containsEntry("USHER_TOPICS_MIN_INSYNC_REPLICAS", "2"));
        TemplateCommand one =
                charts.template("usher").set("global.config.USHER_TOPICS_REPLICATION_FACTOR", 1);
        assertThatThrownBy(one::call).hasMessageContaining("must be at least 3");
        TemplateCommand oneInsync =
                charts.template("usher").set("global.config.USHER_TOPICS_MIN_INSYNC_REPLICAS", 1);
        assertThatThrownBy(oneInsync::call).hasMessageContaining("must be at least 2");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 50, 12",
        "2, 3, 33, 8",
        "3, 2, 25, 6",
        "4, 3, 20, 5",
        "5, 3, 16, 4",
        "6, 2, 14, 3",
        "12, 1, 7, 1",
        "30, 1, 3, 1"
    })
    void consumersAndStripesRatesFollowFromTheReplicas(
            int replicas, String consumers, String calls, String callsPerEndpoint) {
        String rendered = charts.template("payment-service").set("replicas", replicas).call();

        assertThat(config(rendered, "payment-service"))
                .containsEntry("USHER_INBOX_CONCURRENCY", consumers)
                .containsEntry("USHER_STRIPE_CALLS_PER_SECOND", calls)
                .containsEntry("USHER_STRIPE_CALLS_PER_SECOND_AND_ENDPOINT", callsPerEndpoint);
        assertThat(
                        config(
                                charts.template("ticket-service").set("replicas", replicas).call(),
                                "ticket-service"))
                .containsEntry("USHER_INBOX_CONCURRENCY", consumers)
                .doesNotContainKey("USHER_STRIPE_CALLS_PER_SECOND");
    }

    @Test
    void aSettingOfTheOperatorWinsOverItsShare() {
        String rendered =
                charts.template("payment-service")
                        .set("config.USHER_INBOX_CONCURRENCY", 5)
                        .set("config.USHER_STRIPE_CALLS_PER_SECOND", 9)
                        .call();

        assertThat(config(rendered, "payment-service"))
                .containsEntry("USHER_INBOX_CONCURRENCY", "5")
                .containsEntry("USHER_STRIPE_CALLS_PER_SECOND", "9");
    }

    @Test
    void countsAsManyPartitionsAsNewTopicsHave() throws IOException {
        assertThat(
                        Files.readString(
                                Path.of("../platform/lib/contracts/src/main/java")
                                        .resolve("dev/usher/contracts/Topic.java")))
                .contains("PARTITIONS = 12;");
        assertThat(Files.readString(charts.chart("usher-service").resolve("templates/_config.tpl")))
                .contains("Topics have 12 partitions", "(sub 12 1)");
    }

    private static Map<String, Object> defaults(String service) throws IOException {
        return Yamls.asMap(
                Yamls.read(charts.chart(service).resolve("values.yaml")).get("defaults"));
    }

    private static Stream<String> allCharts() {
        return Stream.concat(SERVICES.stream(), Stream.of("usher"));
    }
}
