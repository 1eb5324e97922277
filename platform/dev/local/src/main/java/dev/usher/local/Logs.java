package dev.usher.local;

import dev.usher.local.suite.ComponentName;
import dev.usher.local.suite.Home;
import dev.usher.local.terminal.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code logs}: shows the end of one log or of all, and follows them if asked to. */
final class Logs {

    private static final int ONE = 200;
    private static final int EACH_OF_ALL = 20;
    private static final long LOOK_MILLIS = 250;
    private static final int CHUNK = 1 << 16;

    private final Home home;
    private final Terminal terminal;

    Logs(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    int show(@Nullable String said, boolean follow) {
        try {
            String name = said == null ? null : ComponentName.meant(said, files(null).keySet());
            Map<String, Path> files = files(name);
            if (files.isEmpty()) {
                String names = String.join(", ", files(null).keySet());
                terminal.complain(
                        names.isEmpty()
                                ? "There are no logs yet. ./usher up starts the suite."
                                : "There is no log '%s'; there are %s.".formatted(said, names));
                return 1;
            }
            Map<Path, Long> read = new LinkedHashMap<>();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                String prefix = name == null ? file.getKey() + " | " : "";
                List<String> lines = Files.readAllLines(file.getValue());
                int last = name == null ? EACH_OF_ALL : ONE;
                lines.subList(Math.max(0, lines.size() - last), lines.size())
                        .forEach(line -> terminal.say(prefix + line));
                read.put(file.getValue(), Files.size(file.getValue()));
            }
            if (follow) {
                follow(files, read, name == null);
            }
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private Map<String, Path> files(@Nullable String only) throws IOException {
        Path directory = home.log("any").getParent();
        Map<String, Path> found = new LinkedHashMap<>();
        if (directory == null || !Files.isDirectory(directory)) {
            return found;
        }
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                String bare = name.replaceFirst("\\.log$", "");
                if (name.endsWith(".log") && (only == null || only.equals(bare))) {
                    found.put(bare, file);
                }
            }
        }
        return found;
    }

    private void follow(Map<String, Path> files, Map<Path, Long> read, boolean named)
            throws IOException, InterruptedException {
        while (true) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                long from = read.getOrDefault(file.getValue(), 0L);
                byte[] more = after(file.getValue(), from);
                String text = new String(more, StandardCharsets.UTF_8);
                int whole = text.lastIndexOf('\n') + 1;
                String prefix = named ? file.getKey() + " | " : "";
                text.substring(0, whole).lines().forEach(line -> terminal.say(prefix + line));
                long length = Files.exists(file.getValue()) ? Files.size(file.getValue()) : 0;
                // A shorter file means that a restarted component began a new one.
                long start = length < from ? 0 : from;
                int taken = text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
                read.put(file.getValue(), start + taken);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static byte[] after(Path path, long from) throws IOException {
        if (!Files.exists(path) || Files.size(path) <= from) {
            return new byte[0];
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(CHUNK, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return bytes;
        }
    }
}
