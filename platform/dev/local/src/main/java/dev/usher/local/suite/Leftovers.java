package dev.usher.local.suite;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Ends processes that a dead supervisor left running. Pid and start time tell them from strangers.
 */
public final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Set<String> NEEDED_BY_OTHERS = Set.of("postgres", "kafka", "keycloak");

    private Leftovers() {}

    /** Ends them all; returns the names of those that were still running. */
    public static List<String> end(SuiteState state) {
        List<ComponentState> left = state.components().stream().filter(Leftovers::running).toList();
        endAll(left.stream().filter(each -> !NEEDED_BY_OTHERS.contains(each.name())));
        endAll(left.stream().filter(each -> NEEDED_BY_OTHERS.contains(each.name())));
        return left.stream().map(ComponentState::name).toList();
    }

    private static boolean running(ComponentState component) {
        ProcessId process = component.process();
        return process != null && process.alive();
    }

    private static void endAll(Stream<ComponentState> components) {
        CompletableFuture<?>[] ends =
                components
                        .map(each -> CompletableFuture.runAsync(() -> end(each)))
                        .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).join();
    }

    private static void end(ComponentState component) {
        ProcessId id = component.process();
        if (id == null) {
            return;
        }
        id.handle()
                .ifPresent(process -> {
                    List<ProcessHandle> children = process.descendants().toList();
                    ask(component.name(), process);
                    try {
                        process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
                    } catch (TimeoutException stubborn) {
                        process.destroyForcibly();
                        process.onExit().join();
                    } catch (Exception unexpected) {
                        process.destroyForcibly();
                    }
                    children.forEach(ProcessHandle::destroyForcibly);
                });
    }

    /** Asks a process to end. PostgreSQL waits for its clients unless it is interrupted. */
    private static void ask(String name, ProcessHandle process) {
        if (name.equals("postgres")) {
            try {
                new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
                return;
            } catch (IOException noSuchProgram) {
                // The other way follows.
            }
        }
        process.destroy();
    }
}
