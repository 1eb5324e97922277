package dev.usher.chaos.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTests {

    @TempDir Path directory;

    @Test
    void isCompleteIfNoPartitionHasAGap() throws IOException {
        assertThat(Recording.complete(file(line(0, 0), line(1, 0), line(0, 1), line(1, 1))))
                .isTrue();
        assertThat(Recording.complete(file(line(0, 0), line(0, 2)))).isFalse();
        assertThat(Recording.complete(file(line(0, 1)))).isFalse();
        assertThat(Recording.complete(file())).isTrue();
    }

    @Test
    void omitsALineThatIsStillBeingWritten() throws IOException {
        Path file = file(line(0, 0), line(0, 1));
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 10));

        List<Long> offsets = new ArrayList<>();
        Recording.read(file, message -> offsets.add(message.offset()));

        assertThat(offsets).containsExactly(0L);
    }

    private Path file(String... lines) throws IOException {
        Path file = directory.resolve("messages.jsonl");
        Files.writeString(file, String.join("", lines));
        return file;
    }

    private static String line(int partition, long offset) {
        return """
        {"topic": "usher.scans.v1", "partition": %d, "offset": %d, "timestamp":\
         "2030-01-01T00:00:00Z", "key": null, "headers": {}, "value": null, "binary": false}
        """
                .formatted(partition, offset);
    }
}
