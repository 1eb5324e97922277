package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fuzzes the decoder with Jazzer, which keeps the inputs that reach further code and alters them. A
 * short run by default; ten minutes with the system property {@code usher.long}, or as many seconds
 * as {@code usher.fuzz.seconds} says.
 */
class FuzzingTests {

    private static final int SHORT_RUNS = 20_000;
    private static final int LONG_SECONDS = 600;
    private static final Pattern EXECUTED =
            Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");

    @TempDir private Path directory;

    @Test
    void findsNothingThatThrowsOrIsAcceptedOrHasTwoEncodings()
            throws IOException, InterruptedException {
        assumeTrue(
                "amd64".equals(System.getProperty("os.arch"))
                        && "Linux".equals(System.getProperty("os.name")),
                "Jazzer is native code, tried on Linux x86-64 only");
        int seconds =
                Integer.getInteger(
                        "usher.fuzz.seconds", Boolean.getBoolean("usher.long") ? LONG_SECONDS : 0);
        Path said = directory.resolve("said");

        Process fuzzing =
                new ProcessBuilder(
                                "nice",
                                java(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + FuzzedCredential.class.getName(),
                                "--instrumentation_includes=dev.usher.credential.**",
                                "--reproducer_path=" + directory,
                                seconds > 0 ? "-max_total_time=" + seconds : "-runs=" + SHORT_RUNS,
                                "-max_len=320",
                                "-seed=20261130",
                                "-artifact_prefix=" + directory + File.separator,
                                "-print_final_stats=1",
                                corpus().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(said.toFile()))
                        .start();
        int code;
        try {
            code = fuzzing.waitFor();
        } finally {
            fuzzing.destroyForcibly();
        }

        String text = Files.readString(said);
        assertThat(code).as(text).isZero();
        long executed = Long.parseLong(last(EXECUTED, text).group(1));
        Matcher covered = last(COVERED, text);
        System.out.printf(
                "%,d inputs of coverage-guided fuzzing, 0 findings; %s edges reached, %s inputs"
                        + " kept%n",
                executed, covered.group(1), covered.group(3));
        assertThat(executed).isGreaterThanOrEqualTo(SHORT_RUNS);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Path corpus() throws IOException {
        Path corpus = Files.createDirectory(directory.resolve("corpus"));
        List<byte[]> seeds = FuzzedCredential.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        return corpus;
    }

    private static Matcher last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int from = -1;
        while (matcher.find()) {
            from = matcher.start();
        }
        assertThat(from).as(pattern + " in " + text).isNotNegative();
        matcher.find(from);
        return matcher;
    }
}
