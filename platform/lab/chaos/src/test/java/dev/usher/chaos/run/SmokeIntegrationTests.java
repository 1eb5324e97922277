package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.experiment.Experiments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Short forms of the faults on a suite of its own; {@code ./usher chaos full} runs all. */
@Tag("integration")
class SmokeIntegrationTests {

    @Test
    void keepsEveryInvariantThroughShortFormsOfTheFaults() throws Exception {
        Trial.Judged told =
                TestLab.session()
                        .run(List.of(Experiments.smoke()), TestLab.SEED, Duration.ZERO)
                        .getFirst();

        TestLab.tell(told);
        assertThat(told.result().failures()).isEmpty();
        assertThat(told.result().violations()).isEmpty();
        assertThat(told.result().figures())
                .hasEntrySatisfying("crashes", crashes -> assertThat(crashes).isEqualTo(8))
                .hasEntrySatisfying("served", served -> assertThat(served).isPositive());
    }
}
