package dev.usher.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the labels that rules and dashboards use with those that scraped series have. */
class AlertsTests {

    private static final Path RULES = Path.of("prometheus", "alerts.yml");
    private static final Path RULE_TESTS = Path.of("src/test/prometheus/alerts.test.yml");
    private static final Path DASHBOARD = Path.of("grafana/dashboards/overview.json");

    /** Labels of the meters themselves, which are the same wherever they are scraped. */
    private static final Set<String> OF_METERS =
            Set.of(
                    "application",
                    "status",
                    "uri",
                    "outcome",
                    "engine",
                    "area",
                    "group",
                    "topic",
                    "reason",
                    "le");

    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
    private static final Pattern SELECTED =
            Pattern.compile("[{,]\\s*(\\w+)\\s*(?:=|!=|=~|!~)\\\\?\"");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

    private static Charts charts;

    @BeforeAll
    static void copyCharts(@TempDir Path work) throws IOException {
        charts = Charts.copiedTo(work);
    }

    @Test
    void everyMeterHasTheLabelApplication() throws IOException {
        assertThat(
                        Files.readString(
                                Path.of("../platform/lib/web/src/main/resources")
                                        .resolve("usher-web-defaults.properties")))
                .contains("management.metrics.tags.application=${spring.application.name");
    }

    @Test
    void rulesUseOnlyLabelsThatSeriesHaveInComposeAndInACluster() throws IOException {
        Set<String> compose = ofCompose();
        Set<String> pods = ofPods();

        assertThat(rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertUsable(rule, compose))
                .allSatisfy(rule -> assertUsable(rule, pods));
    }

    /** A rule about targets may have an alternative for each set of labels, joined by "or". */
    private static void assertUsable(Map<String, Object> rule, Set<String> labels) {
        String expression = rule.get("expr").toString();
        if (expression.startsWith("up{")) {
            assertThat(expression.split(" or ", -1))
                    .anyMatch(alternative -> labels.containsAll(used(alternative)));
        } else {
            assertThat(with(labels, OF_METERS)).containsAll(used(expression));
        }
    }

    @Test
    void textsOfAlertsNameOnlyLabelsThatTheirRuleKeeps() throws IOException {
        assertThat(rules())
                .allSatisfy(rule -> {
                    String expression = rule.get("expr").toString();
                    Set<String> kept =
                            expression.startsWith("up{")
                                    ? Set.of("job", "instance")
                                    : names(GROUPED, expression);
                    String text = rule.get("annotations").toString();
                    assertThat(kept).containsAll(names(SHOWN, text.replace("$value", "")));
                });
    }

    @Test
    void dashboardsUseOnlyLabelsThatSeriesHaveInComposeAndInACluster() throws IOException {
        Set<String> compose = with(ofCompose(), OF_METERS);
        Set<String> pods = with(ofPods(), OF_METERS);
        List<String> lines =
                Files.readString(DASHBOARD)
                        .lines()
                        .filter(line -> line.contains("\"expr\"") || line.contains("\"legend"))
                        .filter(line -> !line.contains("up{"))
                        .toList();

        assertThat(lines)
                .hasSizeGreaterThan(10)
                .allSatisfy(line -> {
                    Set<String> used = with(used(line), names(SHOWN, line));
                    assertThat(compose).containsAll(used);
                    assertThat(pods).containsAll(used);
                });
    }

    @Test
    void everyAlertHasACaseThatFiresAndOneThatIsSilentUnderBothSetsOfLabels() throws IOException {
        List<?> cases = (List<?>) Yamls.read(RULE_TESTS).get("tests");
        for (Map<String, Object> rule : rules()) {
            String alert = rule.get("alert").toString();
            List<String> ofAlert =
                    cases.stream()
                            .map(String::valueOf)
                            .filter(text -> text.contains("alertname=" + alert + ","))
                            .toList();

            assertThat(ofAlert).as(alert).anyMatch(text -> text.contains("exp_alerts=[]"));
            assertThat(ofAlert).as(alert).anyMatch(text -> text.contains("exp_labels={"));
            assertThat(ofAlert)
                    .as(alert)
                    .allMatch(text ->
                            text.contains("namespace=\"compose\"")
                                    && text.contains("namespace=\"tickets\""));
        }
    }

    /**
     * Needs promtool, which CI doesn't have to have: without it, this test is reported as skipped.
     */
    @Test
    void promtoolAgrees() throws Exception {
        assumeThat(installed("promtool"))
                .as("promtool is installed (Debian package prometheus)")
                .isTrue();
        Process promtool =
                new ProcessBuilder("promtool", "test", "rules", RULE_TESTS.toString())
                        .redirectErrorStream(true)
                        .start();

        String output =
                new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(output).isZero();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static Set<String> with(Set<String> labels, Set<String> more) {
        Set<String> all = new TreeSet<>(labels);
        all.addAll(more);
        return all;
    }

    private static Set<String> ofCompose() throws IOException {
        Set<String> common = null;
        for (Map<String, Object> job : scraped("prometheus.yml")) {
            for (Object target : (List<?>) job.get("static_configs")) {
                Set<String> labels = new TreeSet<>(Set.of("job", "instance"));
                labels.addAll(Yamls.asMap(Yamls.asMap(target).get("labels")).keySet());
                if (common == null) {
                    common = labels;
                }
                common.retainAll(labels);
            }
        }
        assertThat(common).isNotNull();
        return common;
    }

    /** Returns the labels of the charts' pods, as the label map of kubernetes.yml names them. */
    private static Set<String> ofPods() throws IOException {
        Set<String> common = new TreeSet<>(Set.of("job", "instance"));
        for (Map<String, Object> job : scraped("kubernetes.yml")) {
            for (Object step : (List<?>) job.get("relabel_configs")) {
                Object target = Yamls.asMap(step).get("target_label");
                if (target != null) {
                    common.add(target.toString());
                }
            }
        }
        Set<String> ofAll = null;
        for (String service : Charts.SERVICES) {
            String rendered = charts.template(service).call();
            Map<String, Object> labels =
                    Yamls.asMap(
                            Yamls.at(
                                    Charts.object(rendered, "Deployment", service),
                                    "spec",
                                    "template",
                                    "metadata",
                                    "labels"));
            Set<String> names =
                    labels.keySet().stream()
                            .map(name -> name.replaceAll("\\W", "_"))
                            .collect(Collectors.toCollection(TreeSet::new));
            if (ofAll == null) {
                ofAll = names;
            }
            ofAll.retainAll(names);
        }
        assertThat(ofAll).isNotNull();
        common.addAll(ofAll);
        return common;
    }

    private static List<Map<String, Object>> scraped(String file) throws IOException {
        return ((List<?>) Yamls.read(Path.of("prometheus", file)).get("scrape_configs"))
                .stream().map(Yamls::asMap).toList();
    }

    private static List<Map<String, Object>> rules() throws IOException {
        return ((List<?>) Yamls.read(RULES).get("groups"))
                .stream()
                        .map(Yamls::asMap)
                        .flatMap(group -> ((List<?>) group.get("rules")).stream())
                        .map(Yamls::asMap)
                        .toList();
    }

    private static Set<String> used(String expression) {
        Set<String> labels = names(GROUPED, expression);
        labels.addAll(names(SELECTED, expression));
        return labels;
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
