package dev.usher.stripesandbox.faults;

import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders settings as JSON, without the faults that are off. */
final class FaultJson {

    private FaultJson() {}

    static Map<String, Object> of(FaultSettings settings) {
        FaultSettings.Webhooks webhooks = settings.webhooks();
        Map<String, Object> onWebhooks = new LinkedHashMap<>();
        put(onWebhooks, "lose", webhooks.lose());
        put(onWebhooks, "duplicate", webhooks.duplicate());
        onWebhooks.put("copies", webhooks.copies());
        put(onWebhooks, "reorderWindow", webhooks.reorderWindow());
        put(onWebhooks, "delay", webhooks.delay());
        put(onWebhooks, "jitter", webhooks.jitter());
        put(onWebhooks, "otherAmount", webhooks.otherAmount());
        FaultSettings.Api api = settings.api();
        Map<String, Object> onCalls = new LinkedHashMap<>();
        put(onCalls, "dropBefore", api.dropBefore());
        put(onCalls, "dropAfter", api.dropAfter());
        put(onCalls, "cached500", api.cached500());
        put(onCalls, "latency", api.latency());
        put(onCalls, "latencyJitter", api.latencyJitter());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", settings.seed());
        all.put("webhooks", onWebhooks);
        all.put("api", onCalls);
        if (!settings.operations().isEmpty()) {
            all.put("operations", settings.operations().stream().sorted().toList());
        }
        all.put("limiter", limiter(settings.limiter()));
        return all;
    }

    private static Map<String, Object> limiter(SandboxSettings.Limiter limiter) {
        Map<String, Object> onRates = new LinkedHashMap<>();
        onRates.put("enabled", limiter.enabled());
        onRates.put("perOperation", limiter.perOperation());
        onRates.put("inTotal", limiter.inTotal());
        put(onRates, "within", limiter.within());
        return onRates;
    }

    private static void put(Map<String, Object> into, String name, double probability) {
        if (probability > 0) {
            into.put(name, probability);
        }
    }

    private static void put(Map<String, Object> into, String name, Duration wait) {
        if (wait.isPositive()) {
            into.put(name, wait.toMillis() + "ms");
        }
    }
}
