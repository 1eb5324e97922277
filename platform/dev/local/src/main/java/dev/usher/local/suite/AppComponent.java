package dev.usher.local.suite;

import dev.usher.platform.infrastructure.LogFile;
import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of our own applications; it is unpacked when it is launched. */
record AppComponent(
        ComponentName called,
        String module,
        Listening listening,
        List<String> needs,
        AppShape shape,
        SchemaStep schemas,
        Deployables deployables,
        Path log,
        boolean endsWithThisJvm)
        implements Component {

    /**
     * The addresses of an application.
     *
     * @param port the port of the process itself
     * @param url the address that people call; its port differs from the process's if replicas
     *     share it
     */
    record Listening(int port, String url, URI readiness) {}

    /** The parts of a process that differ from one application to the next. */
    record AppShape(
            int heapMegabytes, List<String> jvmArguments, Map<String, String> environment) {}

    @Override
    public String name() {
        return called.toString();
    }

    @Override
    public String url() {
        return listening.url();
    }

    @Override
    public List<Integer> ports() {
        return List.of(listening.port(), listening.readiness().getPort());
    }

    @Override
    public boolean isLaunchedAs(ProcessFacts process) {
        List<String> variables =
                shape.environment().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList();
        return process.command().containsAll(shape.jvmArguments())
                && process.command().contains(deployables.runnable(module).toString())
                && process.variables().containsAll(variables);
    }

    @Override
    public URI readiness() {
        return listening.readiness();
    }

    /**
     * The gateway and the sandbox run once: one is the only door, the other keeps its state in
     * memory.
     */
    @Override
    public @Nullable Instance instance() {
        return Plan.SERVICES.contains(called.module())
                ? new Instance(called.module(), listening.port())
                : null;
    }

    @Override
    public NativeProcess launch() {
        new LogFile(log).putAside();
        AppLaunch app = app();
        schemas.before(app, log);
        return app.start(log, listening.readiness(), endsWithThisJvm);
    }

    @Override
    public void run(List<String> words) {
        Path own = log.resolveSibling(name() + "-command.log");
        new LogFile(own).putAside();
        app().run(words, own);
    }

    private AppLaunch app() {
        return new AppLaunch(
                called,
                deployables.runnable(module),
                shape.heapMegabytes(),
                shape.jvmArguments(),
                shape.environment());
    }
}
