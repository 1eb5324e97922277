package dev.usher.platform.infrastructure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process with all its children, which can be paused or killed together. */
public record ProcessTree(ProcessHandle root) {

    /** Pauses all of it until {@link #resume}; its connections stay open. */
    public void pause() {
        // The root comes first, so that it cannot start a child that is not seen.
        signal("STOP", List.of(root));
        signal("STOP", root.descendants().toList());
    }

    /** Continues all of it; does nothing if it was not paused. */
    public void resume() {
        signal("CONT", root.descendants().toList());
        signal("CONT", List.of(root));
    }

    /** Kills all of it at once, as a failure of its machine would; returns when it is gone. */
    public void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(root), root.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        root.onExit().join();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "kill -" + name + " \"$@\"", "kill"));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        // A child may have ended in between; the next look at the list leaves it out.
        if (!processes.isEmpty()
                && !OwnProcess.succeeds(command.toArray(String[]::new))
                && processes.stream().filter(ProcessHandle::isAlive).count() == processes.size()) {
            throw new IllegalStateException("kill -%s %s failed".formatted(name, processes));
        }
    }
}
