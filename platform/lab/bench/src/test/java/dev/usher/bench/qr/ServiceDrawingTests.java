package dev.usher.bench.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceDrawingTests {

    private static final Path SOURCES =
            Path.of("").toAbsolutePath().resolve("../../../ticket-service/src/main/java");

    @Test
    void namesTheClassesAndMethodsOfTheService() throws IOException {
        assertThat(source(ServiceDrawing.CODE))
                .contains("static QrCode %s(String ".formatted(ServiceDrawing.MAKE));
        assertThat(source(ServiceDrawing.PNG))
                .contains("static byte[] %s(QrCode ".formatted(ServiceDrawing.DRAW), ", int ");
    }

    private static String source(String name) throws IOException {
        Path directory = SOURCES.resolve(ServiceDrawing.PACKAGE.replace('.', '/'));
        return Files.readString(directory.resolve(name + ".java"));
    }
}
