package dev.usher.local.suite;

import dev.usher.platform.infrastructure.LogFile;
import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * PostgreSQL, Kafka or Keycloak, which need no other component.
 *
 * @param data the directory of its data, which its command names
 */
record ServerComponent(
        String name,
        String url,
        List<Integer> ports,
        URI readiness,
        Path log,
        Path data,
        Supplier<NativeProcess> launcher,
        Runnable settling)
        implements Component {

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public boolean isLaunchedAs(ProcessFacts process) {
        return process.mentions(data.toString());
    }

    @Override
    public NativeProcess launch() {
        new LogFile(log).putAside();
        return launcher.get();
    }

    @Override
    public void settle() {
        settling.run();
    }
}
