package dev.usher.local.suite;

import dev.usher.platform.infrastructure.NativeProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One of our own applications, unpacked when it is launched. */
record AppComponent(
        String name,
        String module,
        String url,
        URI readiness,
        List<String> needs,
        int heapMegabytes,
        Map<String, String> environment,
        Deployables deployables,
        Path log,
        boolean endsWithThisJvm)
        implements Component {

    @Override
    public NativeProcess launch() {
        LogFile file = new LogFile(log);
        file.startAnew();
        return new AppLaunch(name, deployables.runnable(module), heapMegabytes, environment)
                .start(file, readiness, endsWithThisJvm);
    }
}
