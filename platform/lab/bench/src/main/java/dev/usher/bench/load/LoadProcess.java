package dev.usher.bench.load;

import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The process that makes requests. */
public final class LoadProcess {

    private final Map<Integer, ClosedLoad> targets = new HashMap<>();
    private long number = System.nanoTime() & 0xffff_ffff_ffffL;

    private LoadProcess() {}

    static void main() throws IOException {
        LoadProcess process = new LoadProcess();
        Dialogue.serve(LoadOrder.class, process::carryOut);
    }

    private LoadReport carryOut(LoadOrder order) {
        return order.perSecond() > 0 ? open(order) : closed(order);
    }

    private LoadReport open(LoadOrder order) {
        int count = order.intended();
        List<Request> requests = Request.read(Path.of(order.requests()));
        LoadOrder.Watch watch = order.watch();
        if (watch == null) {
            return new OpenLoad(order.port(), order.connections(), OpenLoad.Listener.NOBODY)
                    .run(requests, count, order.perSecond());
        }
        List<UUID> ids = ids(watch);
        try (Watcher watcher = new Watcher(watch.url(), watch.sql())) {
            LoadReport report =
                    new OpenLoad(
                                    order.port(),
                                    order.connections(),
                                    (index, intended) -> watcher.expect(ids.get(index), intended))
                            .run(requests, count, order.perSecond());
            return report.with(watcher.finish());
        }
    }

    private static List<UUID> ids(LoadOrder.Watch watch) {
        try {
            return Files.readAllLines(Path.of(watch.ids())).stream().map(UUID::fromString).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private LoadReport closed(LoadOrder order) {
        try {
            ClosedLoad target = targets.get(order.port());
            if (target == null) {
                target = new ClosedLoad(order.port());
                targets.put(order.port(), target);
            }
            Wire wire = new Wire(Request.read(Path.of(order.requests())), order.once(), number);
            LoadReport report = target.run(wire, order);
            number = wire.nextNumber();
            return report;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
