package dev.usher.platform.testing;

import dev.usher.platform.infrastructure.NativeKafka;
import dev.usher.platform.infrastructure.NativePostgres;
import dev.usher.platform.infrastructure.NativeProcess;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs the servers as processes of this machine with temporary data. */
final class NativeServers implements Infrastructure.Servers {

    // Contexts that the test framework caches keep their connections.
    private static final int CONNECTIONS = 300;

    private final List<NativeProcess> started = new CopyOnWriteArrayList<>();

    @Override
    public DatabaseServer postgres() {
        NativePostgres postgres =
                NativePostgres.builder().maxConnections(CONNECTIONS).endsWithThisJvm().start();
        started.add(postgres);
        return new DatabaseServer(
                "127.0.0.1", postgres.port(), NativePostgres.SUPERUSER, NativePostgres.SUPERUSER);
    }

    @Override
    public Infrastructure.Broker kafka() {
        NativeKafka kafka =
                NativeKafka.builder()
                        .jvmOptions("-XX:TieredStopAtLevel=1")
                        .endsWithThisJvm()
                        .start();
        started.add(kafka);
        return new Infrastructure.Broker(kafka.bootstrapServers());
    }

    @Override
    public void stop() {
        started.forEach(NativeProcess::stop);
        started.clear();
    }
}
