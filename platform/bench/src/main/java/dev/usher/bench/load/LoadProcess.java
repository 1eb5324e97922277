package dev.usher.bench.load;

import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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
        int count = (int) (order.perSecond() * order.millis() / TimeUnit.SECONDS.toMillis(1));
        return new OpenLoad(order.port(), order.connections(), OpenLoad.Listener.NOBODY)
                .run(Request.read(Path.of(order.requests())), count, order.perSecond());
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
