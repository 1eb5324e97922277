package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of our own applications, unpacked when it is launched. */
record AppComponent(
        ComponentName called,
        String module,
        int port,
        URI readiness,
        List<String> needs,
        AppShape shape,
        Deployables deployables,
        Path log,
        boolean endsWithThisJvm)
        implements Component {

    /** What makes the process of an application its own. */
    record AppShape(
            int heapMegabytes, List<String> jvmArguments, Map<String, String> environment) {}

    @Override
    public String name() {
        return called.toString();
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    /** The gateway is the one that chooses, and the sandbox holds its state in memory. */
    @Override
    public @Nullable Instance instance() {
        // By address: localhost may be tried as ::1 first, where nobody listens.
        return Plan.SERVICES.contains(called.module())
                ? new Instance(called.module(), "http://127.0.0.1:" + port)
                : null;
    }

    @Override
    public NativeProcess launch() {
        LogFile file = new LogFile(log);
        file.startAnew();
        return new AppLaunch(
                        called,
                        deployables.runnable(module),
                        shape.heapMegabytes(),
                        shape.jvmArguments(),
                        shape.environment())
                .start(file, readiness, endsWithThisJvm);
    }
}
