package dev.usher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.bench.journey.JourneyBench;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {

    private static final List<String> KNOWN = List.of("stock", "catalog");
    private static final Path PROJECT = Path.of("/project");

    @Test
    void runsAllBenchesInFullByDefault() {
        Options options = Options.parse(List.of(), KNOWN, PROJECT);

        assertThat(options.names()).isEqualTo(KNOWN);
        assertThat(options.quick()).isFalse();
        assertThat(options.results()).isEqualTo(Path.of("/project/docs/results"));
    }

    @Test
    void readsNamesAndFlagsInAnyOrder() {
        Options options =
                Options.parse(
                        List.of("--quick", "catalog", "--results", "/elsewhere", "--fresh"),
                        KNOWN,
                        PROJECT);

        assertThat(options)
                .isEqualTo(new Options(List.of("catalog"), true, true, Path.of("/elsewhere")));
    }

    @Test
    void listsTheBenchesIfTheNameIsUnknown() {
        assertThatThrownBy(() -> Options.parse(List.of("stok"), KNOWN, PROJECT))
                .isInstanceOf(Options.Misunderstood.class)
                .hasMessageContaining("stok")
                .hasMessageContaining("stock, catalog");
    }

    @Test
    void explainsItselfWhenAsked() {
        String usage = Options.usage(List.of(new JourneyBench()));

        assertThat(Options.asksForHelp("--help")).isTrue();
        assertThat(Options.asksForHelp("stock")).isFalse();
        assertThat(usage).contains("journey", "--quick", "--fresh", "--results DIR");
        assertThat(usage.lines()).allMatch(line -> line.length() <= 80);
    }
}
