package dev.usher.platform.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.crash.CrashPoint.Armoury;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointTests {

    @TempDir Path directory;

    @Test
    void doesNothingWithoutTheVariable() {
        assertThat(System.getenv("USHER_CRASH_POINTS")).isNull();

        assertThat(CrashPoint.armed()).isFalse();
        CrashPoint.hit("settle.before_commit");
        CrashPoint.hitAfterCommit("settle.after_commit");
    }

    @Test
    void firesOnceForItsOwnNameAlone() throws IOException {
        Files.createFile(directory.resolve("mint.before_commit"));
        Armoury armoury = new Armoury(directory);

        assertThat(armoury.fires("mint.before_insert")).isFalse();
        assertThat(armoury.fires("mint.before_commit")).isTrue();
        assertThat(armoury.fires("mint.before_commit")).isFalse();
    }

    @Test
    void isPassedAsOftenAsItsFileSays() throws IOException {
        Files.writeString(directory.resolve("mint.before_commit"), "2");
        Armoury armoury = new Armoury(directory);

        assertThat(armoury.fires("mint.before_commit")).isFalse();
        assertThat(armoury.fires("mint.before_commit")).isFalse();
        assertThat(armoury.fires("mint.before_commit")).isTrue();
    }

    @Test
    void ignoresAFileThatSaysNothingSensible() throws IOException {
        Files.writeString(directory.resolve("mint.before_commit"), "soon");

        assertThat(new Armoury(directory).fires("mint.before_commit")).isFalse();
    }
}
