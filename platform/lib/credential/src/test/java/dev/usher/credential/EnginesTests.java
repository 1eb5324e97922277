package dev.usher.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.credential.Engines.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnginesTests {

    private static final Candidate WITHOUT_ITS_LIBRARY =
            new Candidate(
                    "Fast",
                    () -> {
                        throw new UnsatisfiedLinkError("failed to map segment");
                    });
    private static final Candidate WORKING = new Candidate("Plain", BouncyCastleEngine::new);

    private final Lines log = new Lines();

    @Test
    void warnsWhenTheFastestCannotBeLoaded() {
        Ed25519Engine used = Engines.preferred(List.of(WITHOUT_ITS_LIBRARY, WORKING), log);

        assertThat(used.name()).isEqualTo("BouncyCastle");
        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith("WARNING Ed25519 by Fast is not used")
                .contains("noexec", "failed to map segment");
    }

    @Test
    void saysNothingWhenTheFastestWorks() {
        Engines.preferred(List.of(WORKING, WITHOUT_ITS_LIBRARY), log);

        assertThat(log.lines).isEmpty();
    }

    @Test
    void refusesToSignWithNone() {
        assertThatThrownBy(() -> Engines.preferred(List.of(WITHOUT_ITS_LIBRARY), log))
                .hasMessageContaining("no implementation of Ed25519 works");
    }

    private static final class Lines implements System.Logger {

        private final List<String> lines = new ArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String message,
                @Nullable Throwable thrown) {
            lines.add(level + " " + message);
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                Object @Nullable ... parameters) {
            lines.add(level + " " + format);
        }
    }
}
