package dev.usher.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @TempDir Path directory;

    @Test
    void areMadeOnceAndReadableByTheOwnerOnly() throws Exception {
        Path file = directory.resolve("state/secrets.json");

        Secrets made = Secrets.in(file);

        assertThat(Secrets.in(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(LoadKey.of(made).keyId()).hasSize(43);
    }

    @Test
    void keepTheSecretsOfAnEarlierReleaseAndAddNewOnes() throws Exception {
        Path file = directory.resolve("secrets.json");
        Files.writeString(
                file,
                "{\"ticketRoot\":\"root\",\"paymentClient\":\"pay\",\"keysClient\":\"keys\"}");

        Secrets secrets = Secrets.in(file);

        assertThat(secrets.ticketRoot()).isEqualTo("root");
        assertThat(secrets.loadKey()).isNotBlank();
        assertThat(secrets.codeKey()).isNotBlank().isNotEqualTo(secrets.ticketRoot());
        assertThat(secrets.addressKey()).isNotBlank().isNotEqualTo(secrets.codeKey());
        assertThat(Secrets.in(file)).isEqualTo(secrets);
    }
}
