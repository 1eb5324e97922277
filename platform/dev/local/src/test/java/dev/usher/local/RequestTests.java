package dev.usher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTests {

    @TempDir Path directory;

    @Test
    void isServedOnceHoweverOftenItIsPut() {
        Request request = new Request.Scale("ticket-service", 2);
        request.put(directory);
        request.put(directory);
        String file = onlyFile();

        assertThat(Request.take(directory, file)).contains(request);
        assertThat(Request.take(directory, file)).isEmpty();
    }

    @Test
    void keepsTheNameOfAReplica() {
        Request request = new Request.Restart("ticket-service-2");
        request.put(directory);

        assertThat(Request.take(directory, onlyFile())).contains(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance=gateway", "restart", "scale=ticket-service", "scale=a=b", ""})
    void isNoneWithoutItsWords(String name) throws Exception {
        if (!name.isEmpty()) {
            Files.createFile(directory.resolve(name));
        }

        assertThat(Request.take(directory, name.isEmpty() ? "nothing" : name)).isEmpty();
    }

    private String onlyFile() {
        String[] files = directory.toFile().list();
        assertThat(files).hasSize(1);
        return files[0];
    }
}
