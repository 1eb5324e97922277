package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {

    @TempDir Path directory;

    @Test
    void keepsSecretsAndLogsFromOtherUsers() throws Exception {
        Path state = directory.resolve("state");
        Files.createDirectories(state.resolve("logs"));
        Files.setPosixFilePermissions(
                state.resolve("logs"), PosixFilePermissions.fromString("rwxr-xr-x"));

        new Home(directory, state).prepare();

        assertThat(permissions(state)).matches("rwx--[-x]--[-x]");
        assertThat(List.of("logs", "apps", "run", "data/kafka", "data/keycloak"))
                .allSatisfy(each ->
                        assertThat(permissions(state.resolve(each))).isEqualTo("rwx------"));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
