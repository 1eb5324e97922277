package dev.usher.platform.infrastructure;

import dev.usher.platform.infrastructure.ServerBuilder.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Kafka broker in a process of its own; it is also its controller (KRaft). */
public final class NativeKafka extends RunningServer {

    private static final Duration GRACE = Duration.ofSeconds(20);

    /** The writing of an ahead-of-time cache takes this long at most, beside other processes. */
    private static final Duration WRITER_GRACE = Duration.ofMinutes(2);

    private final int port;
    private final Place place;

    private NativeKafka(Process process, Place place, int port, Duration grace) {
        super(
                "Kafka",
                process,
                place.log(),
                place.logStart(),
                new Ending(place.temporary() ? StopSignal.KILL : StopSignal.TERMINATE, grace),
                () -> KafkaProbe.answers(port));
        this.port = port;
        this.place = place;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    void prepare() {
        // Topics are declared by the services that use them.
    }

    @Override
    void cleanUp() {
        place.deleteIfTemporary();
    }

    /** Sets where and how the broker starts. */
    public static final class Builder extends ServerBuilder<Builder, NativeKafka> {

        private int controllerPort;
        private int advertisedPort;
        private List<String> jvmOptions = List.of();
        private @Nullable Path caches;

        private Builder() {
            super("Kafka");
        }

        /**
         * The port between broker and controller; by default the port after the broker's, or a free
         * one.
         */
        public Builder controllerPort(int number) {
            this.controllerPort = number;
            return this;
        }

        /** The port on 127.0.0.1 that clients are told to use, for a proxy before the broker. */
        public Builder advertisedPort(int number) {
            this.advertisedPort = number;
            return this;
        }

        /** Adds JVM arguments to the default ones, which limit the heap to 256 MB. */
        public Builder jvmOptions(String... options) {
            this.jvmOptions = List.of(options);
            return this;
        }

        /**
         * Starts with the ahead-of-time cache of this directory (JEP 483, 515), which saves about
         * half of the CPU time of a start; writes it when the broker ends, if it does not exist.
         */
        public Builder cacheIn(Path directory) {
            this.caches = directory;
            return this;
        }

        @Override
        public NativeKafka launch() {
            Place place = place();
            int port = port();
            String classPath = distributions().kafka();
            List<String> options = new ArrayList<>(jvmOptions);
            boolean writes = false;
            if (caches != null) {
                // The JVM ignores the cache of another class path, so each has a file of its own.
                Path cache = caches.resolve("kafka-%08x.aot".formatted(classPath.hashCode()));
                writes = !Files.exists(cache);
                options.add((writes ? "-XX:AOTCacheOutput=" : "-XX:AOTCache=") + cache);
            }
            KafkaCommand command = new KafkaCommand(classPath, options);
            KafkaCommand.Listeners listeners =
                    new KafkaCommand.Listeners(
                            port,
                            advertisedPort == 0 ? port : advertisedPort,
                            controllerPort == 0 ? FreePorts.one() : controllerPort);
            if (command.format(place, listeners)) {
                say("formatted the storage");
            }
            say("starting");
            Process process =
                    OwnProcess.start(command.start(place), Map.of(), place.log(), tiedToThisJvm());
            return new NativeKafka(process, place, port, writes ? WRITER_GRACE : GRACE);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
