package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeApp;
import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A component whose process is a {@link SmallServer}.
 *
 * @param broken as long as it is true, the process ends as soon as it is started
 */
record SmallComponent(
        String name, int port, Path home, String version, List<String> needs, AtomicBoolean broken)
        implements Component {

    static SmallComponent of(String name, int port, Path home) {
        return new SmallComponent(name, port, home, "1", List.of(), new AtomicBoolean());
    }

    SmallComponent withVersion(String other) {
        return new SmallComponent(name, port, home, other, needs, broken);
    }

    @Override
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public boolean isLaunchedAs(ProcessFacts process) {
        return process.command().contains(version()) && process.mentions(home.toString());
    }

    @Override
    public String version() {
        return "-Dversion=" + version;
    }

    @Override
    public URI readiness() {
        return URI.create(url());
    }

    @Override
    public Path log() {
        return home.resolve("logs").resolve(name + ".log");
    }

    @Override
    public NativeProcess launch() {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "-Xmx16m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                version(),
                                "-Dhome=" + home,
                                "-cp",
                                System.getProperty("java.class.path"),
                                SmallServer.class.getName()));
        if (!broken.get()) {
            arguments.add(String.valueOf(port));
        }
        return NativeApp.launch(
                name, arguments, Map.of(), log(), readiness(), Duration.ofSeconds(20), true);
    }
}
