package dev.usher.platform.infrastructure;

import dev.usher.platform.infrastructure.ServerBuilder.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of PostgreSQL. */
record PostgresCommand(Path home) {

    /** Creates the cluster unless it exists. It appears whole or not at all. */
    boolean initialize(Place place) {
        Path cluster = cluster(place);
        if (Files.exists(cluster)) {
            return false;
        }
        Path unfinished = place.data().resolve("cluster.unfinished");
        Path password = place.data().resolve("superuser");
        Directories.delete(unfinished);
        try {
            Files.writeString(password, NativePostgres.SUPERUSER);
            Unprivileged.handOver(place.data());
            OwnProcess.run(
                    "Creating PostgreSQL's data directory",
                    Unprivileged.command(
                            List.of(
                                    home.resolve("bin/initdb").toString(),
                                    place.temporary() ? "--no-sync" : "--sync-method=fsync",
                                    "--pgdata=" + unfinished,
                                    "--username=" + NativePostgres.SUPERUSER,
                                    "--pwfile=" + password,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--no-instructions")),
                    Map.of(),
                    place.log());
            Files.delete(password);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Directories.move(unfinished, cluster);
        return true;
    }

    CommandLine start(Place place, int port, int maxConnections) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", cluster(place).toString(), "-p", String.valueOf(port)));
        // The lease of an outbox leader that lost its network must end within half a minute.
        List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=" + maxConnections,
                        "shared_buffers=128MB",
                        "tcp_keepalives_idle=10",
                        "tcp_keepalives_interval=5",
                        "tcp_keepalives_count=3",
                        "tcp_user_timeout=20s",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_line_prefix=%m [%p] %q%u/%a ")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        // Data that is deleted afterwards does not need to survive a power cut.
        String durable = place.temporary() ? "off" : "on";
        List.of("fsync=", "synchronous_commit=", "full_page_writes=")
                .forEach(setting -> command.addAll(List.of("-c", setting + durable)));
        return Unprivileged.command(command);
    }

    private static Path cluster(Place place) {
        return place.data().resolve("cluster");
    }
}
