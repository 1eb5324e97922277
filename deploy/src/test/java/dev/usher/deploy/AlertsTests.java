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
            Set.of("status", "uri", "outcome", "engine", "area", "topic", "le");

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
    void rulesUseOnlyLabelsThatSeriesHaveInComposeAndInACluster() throws IOException {
        assertThat(rules())
                .isNotEmpty()
                .allSatisfy(rule -> {
                    String expression = rule.get("expr").toString();
                    assertThat(labelsEverywhere()).containsAll(used(expression));
                });
    }

    @Test
    void rulesSelectTheSeriesOfUsherAlone() throws IOException {
        assertThat(rules())
                .allSatisfy(rule -> {
                    String expression = rule.get("expr").toString();
                    long selectors = expression.chars().filter(c -> c == '{').count();
                    assertThat(expression.split("app_kubernetes_io_part_of=\"usher\"", -1))
                            .hasSize((int) selectors + 1);
                });
    }

    @Test
    void textsOfAlertsNameOnlyLabelsThatTheirRuleKeeps() throws IOException {
        assertThat(rules())
                .allSatisfy(rule -> {
                    Set<String> kept = names(GROUPED, rule.get("expr").toString());
                    assertThat(kept).contains("namespace", "app_kubernetes_io_name");
                    String text = rule.get("annotations").toString();
                    assertThat(kept).containsAll(names(SHOWN, text.replace("$value", "")));
                });
    }

    @Test
    void dashboardsUseOnlyLabelsThatSeriesHaveInComposeAndInACluster() throws IOException {
        String dashboard = Files.readString(DASHBOARD);
        Set<String> used =
                dashboard
                        .lines()
                        .filter(line -> line.contains("\"expr\"") || line.contains("\"legend"))
                        .flatMap(line ->
                                Stream.concat(used(line).stream(), names(SHOWN, line).stream()))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).contains("app_kubernetes_io_name");
        assertThat(labelsEverywhere()).containsAll(used);
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

    /** Returns the labels that a series has under both sets, and those of the meters. */
    private static Set<String> labelsEverywhere() throws IOException {
        Set<String> labels = new TreeSet<>(ofCompose());
        labels.retainAll(ofPods());
        labels.addAll(OF_METERS);
        return labels;
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
