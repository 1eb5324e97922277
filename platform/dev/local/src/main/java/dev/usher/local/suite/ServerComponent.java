package dev.usher.local.suite;

import dev.usher.platform.infrastructure.LogFile;
import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** PostgreSQL, Kafka or Keycloak, which need no other component. */
record ServerComponent(
        String name,
        String url,
        URI readiness,
        Path log,
        Supplier<NativeProcess> launcher,
        Runnable settling)
        implements Component {

    @Override
    public List<String> needs() {
        return List.of();
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
