package dev.usher.platform.web.instances;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which instance of a service to call next. They take turns; one that refused a connection is
 * called last for a moment, for it is ending or starting.
 */
public final class ServiceInstances {

    /** How long an instance that refused a connection is left alone. */
    static final Duration AVOIDED = Duration.ofSeconds(1);

    private final InstanceList list;
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
    private final Map<URI, Long> refusals = new ConcurrentHashMap<>();

    ServiceInstances(InstanceList list) {
        this.list = list;
    }

    /** One address that stands for all instances, always the one that is given. */
    public static ServiceInstances none() {
        return new ServiceInstances(new InstanceList(null, System::nanoTime));
    }

    /** Those that a file names, one line "service address" each, as it changes. */
    public static ServiceInstances listedIn(Path file) {
        return new ServiceInstances(new InstanceList(file, System::nanoTime));
    }

    /**
     * All instances in the order in which this call should try them.
     *
     * @param address of the service, where no instances are known
     */
    public List<URI> inTurn(String service, URI address) {
        List<URI> ready = list.of(service);
        if (ready.size() < 2) {
            return ready.isEmpty() ? List.of(address) : ready;
        }
        int first = turns.computeIfAbsent(service, _ -> new AtomicInteger()).getAndIncrement();
        List<URI> good = new ArrayList<>(ready.size());
        List<URI> avoided = new ArrayList<>();
        for (int i = 0; i < ready.size(); i++) {
            URI each = ready.get(Math.floorMod(first + i, ready.size()));
            (isAvoided(each) ? avoided : good).add(each);
        }
        good.addAll(avoided);
        return good;
    }

    /** To be told by a caller whose connection that instance refused. */
    public void refused(URI instance) {
        refusals.put(instance, list.now());
    }

    private boolean isAvoided(URI instance) {
        Long at = refusals.get(instance);
        if (at == null) {
            return false;
        }
        if (list.now() - at < AVOIDED.toNanos()) {
            return true;
        }
        refusals.remove(instance, at);
        return false;
    }
}
