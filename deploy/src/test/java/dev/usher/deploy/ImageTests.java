package dev.usher.deploy;

import static dev.usher.deploy.Charts.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computes whether the JVM that the image starts fits into the memory and the time it is given. */
class ImageTests {

    private static final Path ROOT = Path.of("..");

    /** The memory of the JVM outside the parts that have a bound of their own; an estimate. */
    private static final double OTHER = 40;

    /** Tomcat's 200 threads, and those of Kafka, the pools and the JVM. */
    private static final int THREADS = 240;

    /** Measured: the CPU seconds that a start of payment-service takes. */
    private static final double START_CPU_SECONDS = 34;

    private static Charts charts;
    private static String dockerfile;
    private static String trainer;

    @BeforeAll
    static void read(@TempDir Path work) throws IOException {
        charts = Charts.copiedTo(work);
        dockerfile = Files.readString(Path.of("Dockerfile"));
        trainer = Files.readString(Path.of("train-cache.sh"));
    }

    @Test
    void carriesTheMemoryFlagsOfTheLauncher() throws IOException {
        String launcher =
                Files.readString(
                        ROOT.resolve(
                                "platform/dev/local/src/main/java/dev/usher/local/suite/AppLaunch.java"));
        List<String> bounds =
                Pattern.compile("\"(-Xss\\w+|-XX:(?:\\+Use|Reserved|MinHeap|MaxHeap)[\\w=]+)\"")
                        .matcher(launcher)
                        .results()
                        .map(flag -> flag.group(1))
                        .toList();

        assertThat(bounds).hasSizeGreaterThanOrEqualTo(6);
        assertThat(dockerfile).contains(bounds).contains("MALLOC_ARENA_MAX=2");
    }

    @Test
    void everyPartOfTheMemoryIsBoundedAndAThirdOfTheLimitIsToSpare() {
        for (String service : SERVICES) {
            Map<String, Object> container =
                    Charts.container(charts.template(service).call(), service);
            double limit = megabytes(Yamls.at(container, "resources", "limits", "memory"));
            double request = megabytes(Yamls.at(container, "resources", "requests", "memory"));

            assertThat(needed(limit)).as(service).isLessThanOrEqualTo(limit * 2 / 3);
            assertThat(needed(limit)).as(service).isLessThanOrEqualTo(request);
        }
    }

    @Test
    void fitsIntoTheLimitsOfComposeWithItsTemporaryFilesInMemory() throws IOException {
        Map<String, Object> services =
                Yamls.asMap(Yamls.read(ROOT.resolve("docker-compose.yml")).get("services"));
        for (String service : SERVICES) {
            Map<String, Object> settings = Yamls.asMap(services.get(service));
            double limit = megabytes(settings.get("mem_limit"));
            double temporary =
                    megabytes(settings.get("tmpfs").toString().replaceAll("\\D+", "") + "m");

            assertThat(needed(limit) + temporary).as(service).isLessThanOrEqualTo(limit * 2 / 3);
        }
    }

    @Test
    void aStartFitsTwiceIntoTheStartupProbeWithTheRequestedCpuAlone() {
        for (String service : SERVICES) {
            Map<String, Object> container =
                    Charts.container(charts.template(service).call(), service);
            Map<String, Object> probe = Yamls.asMap(container.get("startupProbe"));
            int seconds = (int) probe.get("periodSeconds") * (int) probe.get("failureThreshold");

            assertThat(seconds * cpus(Yamls.at(container, "resources", "requests", "cpu")))
                    .as(service)
                    .isGreaterThanOrEqualTo(2 * START_CPU_SECONDS);
        }
    }

    @Test
    void usherLibrariesHaveALayerOfTheirOwnBetweenLibrariesAndService() {
        int libraries = dockerfile.indexOf("COPY --from=layers /build/extracted/dependencies/");
        int own = dockerfile.indexOf("COPY --from=layers /build/own/");
        int service = dockerfile.indexOf("COPY --from=layers /build/extracted/application/");

        assertThat(dockerfile).contains("-name 'usher-*.jar' -exec mv");
        assertThat(List.of(libraries, own, service)).isSorted().doesNotContain(-1);
    }

    @Test
    void theCacheIsTrainedInTheImageWithTheOptionsAndTheFilesOfAStart() throws IOException {
        int files = dockerfile.indexOf("COPY --from=layers /build/extracted/application/");
        int options = dockerfile.indexOf("JAVA_TOOL_OPTIONS=");
        int training = dockerfile.indexOf("sh /train-cache.sh");
        int user = dockerfile.indexOf("\nUSER ");
        int start = dockerfile.indexOf("\nENTRYPOINT ");

        assertThat(List.of(files, options, training, user, start)).isSorted().doesNotContain(-1);
        assertThat(dockerfile)
                .contains("ENTRYPOINT [\"java\", \"-XX:AOTCache=app.aot\", \"-jar\", \"app.jar\"]");
        assertThat(Files.readString(ROOT.resolve(".dockerignore")))
                .contains("\n!deploy/train-cache.sh\n");
        assertThat(trainer)
                .contains("java -XX:AOTCacheOutput=app.aot ")
                .contains(" -jar app.jar > ")
                .contains("test -s app.aot")
                .doesNotContain("JAVA_TOOL_OPTIONS");
    }

    /** A setting that has no default and is not in the script would end every build of an image. */
    @Test
    void theTrainingHasEverySettingThatHasNoDefault() throws IOException {
        for (String service : SERVICES) {
            String settings =
                    Files.readString(
                            ROOT.resolve(service).resolve("src/main/resources/application.yml"));
            Matcher asked = Pattern.compile("\\$\\{(USHER_[A-Z_]+):}").matcher(settings);
            while (asked.find()) {
                if (!asked.group(1).startsWith("USHER_MAIL_")) {
                    assertThat(trainer).as(service).contains(asked.group(1) + "=");
                }
            }
        }
    }

    /** Returns the sum of all parts with a container limit, in MiB. */
    private static double needed(double limit) {
        double heap = limit * Integer.parseInt(flag("-XX:MaxRAMPercentage=(\\d+)")) / 100;
        return heap
                + Integer.parseInt(flag("-XX:MaxMetaspaceSize=(\\d+)m"))
                + Integer.parseInt(flag("-XX:ReservedCodeCacheSize=(\\d+)m"))
                + Integer.parseInt(flag("-XX:MaxDirectMemorySize=(\\d+)m"))
                + THREADS * Integer.parseInt(flag("-Xss(\\d+)k")) / 1024.0
                + OTHER;
    }

    private static String flag(String pattern) {
        Matcher matcher =
                Pattern.compile("JAVA_TOOL_OPTIONS=\"[^\"]*?" + pattern).matcher(dockerfile);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static double megabytes(Object quantity) {
        Matcher matcher = Pattern.compile("(\\d+)(Mi|Gi|m|g)").matcher(quantity.toString());
        assertThat(matcher.matches()).as(quantity.toString()).isTrue();
        return Double.parseDouble(matcher.group(1))
                * (matcher.group(2).toLowerCase(Locale.ROOT).startsWith("g") ? 1024 : 1);
    }

    private static double cpus(Object quantity) {
        String text = quantity.toString();
        return text.endsWith("m")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 1000
                : Double.parseDouble(text);
    }
}
