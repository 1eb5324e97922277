package dev.usher.stripesandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a sandbox in a test. The defaults are those of stripe-sandbox.yml. */
public record SandboxOptions(@Nullable Clock clock, Map<String, String> properties) {

    public SandboxOptions {
        properties = Map.copyOf(properties);
    }

    /** Short waits for tests: almost no webhook jitter, early retries, early booking of charges. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(null, Map.of())
                .with("sandbox.webhook.jitter-from", "0ms")
                .with("sandbox.webhook.jitter-to", "20ms")
                .with("sandbox.webhook.retry", "200ms,500ms,1s,2s")
                .with("sandbox.charge-booked-after", "50ms");
    }

    /** Takes the time from this clock. */
    public SandboxOptions clock(Clock time) {
        return new SandboxOptions(time, properties);
    }

    public SandboxOptions webhook(String url, String secret) {
        return with("sandbox.webhook.url", url).with("sandbox.webhook.secret", secret);
    }

    /** Sets the waits before the second, third ... delivery attempt. */
    public SandboxOptions retry(Duration... waits) {
        return with("sandbox.webhook.retry", String.join(",", texts(waits)));
    }

    private static String[] texts(Duration... waits) {
        String[] texts = new String[waits.length];
        for (int i = 0; i < waits.length; i++) {
            texts[i] = waits[i].toString();
        }
        return texts;
    }

    /** Keeps the state in this file, so that a later sandbox can restore it. */
    public SandboxOptions journal(Path file) {
        return with("sandbox.journal", file.toString());
    }

    /** Sets any property of stripe-sandbox.yml. */
    public SandboxOptions with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new SandboxOptions(clock, more);
    }
}
