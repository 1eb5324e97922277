package dev.usher.deploy;

import static dev.usher.deploy.Charts.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the workflow that tests and pushes, and runs the step that names the images. */
class WorkflowTests {

    private static final Path ROOT = Path.of("..");

    private static Map<String, Object> workflow;

    @TempDir Path work;

    @BeforeAll
    static void read() throws IOException {
        workflow = Yamls.read(ROOT.resolve(".github/workflows/ci.yml"));
    }

    @Test
    void onlyRunsOfPullRequestsAreCancelled() {
        assertThat(Yamls.at(workflow, "concurrency", "cancel-in-progress"))
                .isEqualTo("${{ github.event_name == 'pull_request' }}");
        // Without a group per commit, GitHub drops all waiting runs of a branch but the last.
        assertThat(Yamls.at(workflow, "concurrency", "group").toString()).contains("github.sha");
    }

    @Test
    void imagesHoldTheJarsThatWereTested() {
        Map<String, Object> upload = step("test", "path", "*/target/*-app.jar");
        Map<String, Object> download =
                steps("images").stream()
                        .filter(step ->
                                String.valueOf(step.get("uses"))
                                        .startsWith("actions/download-artifact@"))
                        .findFirst()
                        .orElseThrow();

        assertThat(Yamls.at(download, "with", "name"))
                .isEqualTo(Yamls.at(upload, "with", "name"))
                .isEqualTo("applications");
        assertThat(Yamls.at(upload, "with", "if-no-files-found")).isEqualTo("error");
        assertThat(steps("images").toString()).doesNotContain("mvn");
    }

    @Test
    void everyActionIsPinnedByItsCommit() {
        for (String job : List.of("test", "images")) {
            assertThat(steps(job))
                    .filteredOn(step -> step.containsKey("uses"))
                    .allSatisfy(step ->
                            assertThat(step.get("uses").toString()).matches(".+@[0-9a-f]{40}"));
        }
    }

    @Test
    void buildsEveryServiceWithThePortsOfItsChart() throws IOException {
        List<?> images =
                (List<?>) Yamls.at(workflow, "jobs", "images", "strategy", "matrix", "include");

        assertThat(images).hasSameSizeAs(SERVICES);
        for (Object image : images) {
            Map<String, Object> matrix = Yamls.asMap(image);
            Map<String, Object> values =
                    Yamls.read(Path.of("helm", matrix.get("service").toString(), "values.yaml"));
            assertThat(values.get("ports"))
                    .isEqualTo(
                            Map.of(
                                    "http",
                                    matrix.get("port"),
                                    "management",
                                    matrix.get("management")));
        }
    }

    @Test
    void pushesTheVersionAndTheCommitUnderTheNameOfTheStep() {
        assertThat(Yamls.at(step("images", "file", "deploy/Dockerfile"), "with", "tags").toString())
                .contains(
                        "${{ steps.image.outputs.name }}:${{ steps.image.outputs.version }}\n",
                        "${{ steps.image.outputs.name }}:${{ github.sha }}");
    }

    @ParameterizedTest
    @CsvSource({
        "usher, true, true",
        "Usher, true, true",
        "usher, false, false",
        "Somebody-Else, true, false"
    })
    void namesTheImageThatTheChartPulls(String owner, String mayPush, String pushes)
            throws Exception {
        Charts charts = Charts.copiedTo(work);
        String script =
                steps("images").stream()
                        .filter(step -> "image".equals(step.get("id")))
                        .findFirst()
                        .orElseThrow()
                        .get("run")
                        .toString();

        for (String service : SERVICES) {
            List<String> outputs = run(script, service, owner, mayPush);

            Object pulled = Charts.container(charts.template(service).call(), service).get("image");
            List<String> parts = List.of(pulled.toString().split(":", -1));
            assertThat(outputs)
                    .containsExactly(
                            "name=" + parts.get(0), "version=" + parts.get(1), "push=" + pushes);
        }
    }

    private List<String> run(String script, String service, String owner, String mayPush)
            throws Exception {
        Path output = Files.writeString(work.resolve("output"), "");
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-c", script);
        bash.directory(ROOT.toFile()).redirectErrorStream(true);
        bash.redirectOutput(work.resolve("log").toFile());
        bash.environment()
                .putAll(
                        Map.of(
                                "SERVICE", service,
                                "OWNER", owner,
                                "MAY_PUSH", mayPush,
                                "GITHUB_OUTPUT", output.toString()));
        assertThat(bash.start().waitFor()).isZero();
        return Files.readAllLines(output);
    }

    private static Map<String, Object> step(String job, String with, String value) {
        return steps(job).stream()
                .filter(step -> step.containsKey("with"))
                .filter(step -> value.equals(Yamls.at(step, "with", with)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> steps(String job) {
        return ((List<?>) Yamls.at(workflow, "jobs", job, "steps"))
                .stream().map(Yamls::asMap).toList();
    }
}
