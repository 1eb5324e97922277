package dev.usher.local;

import dev.usher.local.suite.Home;
import dev.usher.local.suite.RestartRules;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.Suite;
import dev.usher.local.suite.SuiteFailed;
import dev.usher.local.suite.SuiteSettings;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.suite.SuiteState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Owns the processes of the suite: records their states, serves requests, and stops them all when
 * it is asked to end itself, by Ctrl-C or by {@code down}.
 */
final class Supervisor {

    private final Home home;
    private final StateFile file;
    private final Suite suite;

    /** Kept, since a lock that nobody refers to is given up. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final FileLock lock;

    private boolean over;

    Supervisor(SuiteSettings settings, Clock clock, Consumer<SuiteState> watcher) {
        this.home = settings.home();
        this.file = new StateFile(home.stateFile());
        this.lock = heldLock();
        this.suite =
                new Suite(
                        settings,
                        clock,
                        state -> {
                            write(state);
                            watcher.accept(state);
                        });
    }

    /** Returns when all is ready. From this call on, the suite ends with this JVM. */
    void start() throws SuiteFailed {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-of-the-suite"));
        file.read().ifPresent(suite::takeOver);
        suite.start();
        suite.keep(RestartRules.USUAL, _ -> {});
    }

    SuiteState state() {
        return suite.state();
    }

    /** Serves requests until this JVM is asked to end. */
    void watch() {
        new Errands(home, this::fulfil).run();
    }

    private void fulfil(Request request) {
        switch (request) {
            case Request.Restart restart -> suite.restart(restart.name());
            case Request.Scale scale -> suite.scale(scale.service(), scale.replicas());
            case Request.Operate command -> suite.run(command.name(), command.words());
        }
    }

    private void end() {
        boolean failed = suite.state().phase() == Phase.FAILED;
        if (!failed) {
            suite.stop();
            forget();
        }
    }

    private synchronized void write(SuiteState state) {
        if (!over) {
            file.write(state);
        }
    }

    /** Deletes the state for good; later changes are not recorded. */
    private synchronized void forget() {
        over = true;
        file.delete();
    }

    /** Allows one supervisor per directory; the lock ends with the process. */
    private FileLock heldLock() {
        try {
            Files.createDirectories(home.run());
            FileChannel channel =
                    FileChannel.open(
                            home.run().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock taken = channel.tryLock();
            if (taken == null) {
                channel.close();
                throw new IllegalStateException(
                        "Another ./usher is starting or running the suite of this directory.");
            }
            return taken;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
