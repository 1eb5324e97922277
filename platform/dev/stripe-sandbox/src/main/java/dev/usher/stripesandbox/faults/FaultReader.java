package dev.usher.stripesandbox.faults;

import dev.usher.stripesandbox.faults.FaultSettings.Api;
import dev.usher.stripesandbox.faults.FaultSettings.Webhooks;
import dev.usher.stripesandbox.settings.SandboxSettings.Limiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads fault settings and notes every rule that is broken, not only the first. */
final class FaultReader {

    /** The bound of every wait, so that a forgotten setting does not look like a dead sandbox. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MAX_COPIES = 50;
    private static final int MAX_RATE = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Limiter atStart;
    private final List<String> problems = new ArrayList<>();

    private FaultReader(Limiter atStart) {
        this.atStart = atStart;
    }

    /**
     * Reads settings. What they leave out of the limiter is taken from its settings at the start.
     *
     * @throws InvalidFaults with every rule that is broken
     */
    static FaultSettings read(String json, Limiter atStart) {
        FaultReader reader = new FaultReader(atStart);
        FaultSettings settings = reader.settings(reader.parse(json));
        if (!reader.problems.isEmpty()) {
            throw new InvalidFaults(reader.problems);
        }
        return settings;
    }

    private JsonNode parse(String json) {
        try {
            JsonNode read = JSON.readTree(json);
            if (read.isObject()) {
                return read;
            }
            problems.add("the body must be a JSON object");
        } catch (JacksonException malformed) {
            problems.add("the body must be JSON: " + malformed.getOriginalMessage());
        }
        return MissingNode.getInstance();
    }

    private FaultSettings settings(JsonNode all) {
        allow(all, "", "seed webhooks api operations limiter");
        JsonNode seed = all.path("seed");
        if (!seed.isMissingNode() && !seed.canConvertToLong()) {
            problems.add("seed must be a whole number, not " + seed);
        }
        return new FaultSettings(
                seed.canConvertToLong() ? seed.asLong() : 0,
                webhooks(object(all, "webhooks")),
                api(object(all, "api")),
                operations(all.path("operations")),
                limiter(all));
    }

    private Webhooks webhooks(JsonNode webhooks) {
        allow(
                webhooks,
                "webhooks.",
                "lose duplicate copies reorderWindow delay jitter otherAmount");
        return new Webhooks(
                probability(webhooks, "webhooks.", "lose"),
                probability(webhooks, "webhooks.", "duplicate"),
                count(webhooks, "webhooks.", "copies", MAX_COPIES, 1),
                duration(webhooks, "webhooks.", "reorderWindow"),
                duration(webhooks, "webhooks.", "delay"),
                duration(webhooks, "webhooks.", "jitter"),
                probability(webhooks, "webhooks.", "otherAmount"));
    }

    private Api api(JsonNode api) {
        allow(api, "api.", "dropBefore dropAfter cached500 latency latencyJitter");
        double dropBefore = probability(api, "api.", "dropBefore");
        double dropAfter = probability(api, "api.", "dropAfter");
        double cached500 = probability(api, "api.", "cached500");
        if (dropBefore + dropAfter + cached500 > 1) {
            problems.add("api.dropBefore, dropAfter and cached500 must be 1 or less together");
        }
        return new Api(
                dropBefore,
                dropAfter,
                cached500,
                duration(api, "api.", "latency"),
                duration(api, "api.", "latencyJitter"));
    }

    private Limiter limiter(JsonNode all) {
        JsonNode limiter = object(all, "limiter");
        allow(limiter, "limiter.", "enabled perOperation inTotal within");
        JsonNode enabled = limiter.path("enabled");
        if (!enabled.isMissingNode() && !enabled.isBoolean()) {
            problems.add("limiter.enabled must be true or false, not " + enabled);
        }
        Duration within = duration(limiter, "limiter.", "within", atStart.within());
        boolean tooShort = within.toMillis() < 1;
        if (tooShort) {
            problems.add("limiter.within must be 1ms or longer");
        }
        return new Limiter(
                limiter.isMissingNode() ? atStart.enabled() : enabled.asBoolean(true),
                count(limiter, "limiter.", "perOperation", MAX_RATE, atStart.perOperation()),
                count(limiter, "limiter.", "inTotal", MAX_RATE, atStart.inTotal()),
                tooShort ? atStart.within() : within);
    }

    private Set<String> operations(JsonNode listed) {
        Set<String> operations = new LinkedHashSet<>();
        if (!listed.isMissingNode() && (!listed.isArray() || listed.isEmpty())) {
            problems.add("operations must be a list with at least one entry; leave it out for all");
        }
        for (JsonNode each : listed) {
            String name = each.asString("");
            if (StripeOperations.ALL.contains(name)) {
                operations.add(name);
            } else {
                problems.add(
                        "operations: %s is unknown; there are %s"
                                .formatted(each, StripeOperations.ALL));
            }
        }
        return operations;
    }

    private JsonNode object(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isMissingNode() && !node.isObject()) {
            problems.add(name + " must be an object, not " + node);
        }
        return node;
    }

    private void allow(JsonNode node, String prefix, String names) {
        List<String> known = List.of(names.split(" ", -1));
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                problems.add("%s%s is unknown; there are %s".formatted(prefix, name, known));
            }
        }
    }

    private double probability(JsonNode node, String prefix, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return 0;
        }
        if (value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= 1) {
            return value.asDouble();
        }
        problems.add(prefix + name + " must be a number from 0 to 1, not " + value);
        return 0;
    }

    private int count(JsonNode node, String prefix, String name, int most, int otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (value.canConvertToInt() && value.asInt() >= 1 && value.asInt() <= most) {
            return value.asInt();
        }
        problems.add(
                "%s%s must be a whole number from 1 to %d, not %s"
                        .formatted(prefix, name, most, value));
        return otherwise;
    }

    private Duration duration(JsonNode node, String prefix, String name) {
        return duration(node, prefix, name, Duration.ZERO);
    }

    private Duration duration(JsonNode node, String prefix, String name, Duration otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        try {
            Duration read = DurationStyle.detectAndParse(value.asString(""));
            if (value.isString() && !read.isNegative() && read.compareTo(LONGEST) <= 0) {
                return read;
            }
        } catch (IllegalArgumentException _) {
            // Reported below, like a duration that is out of bounds.
        }
        problems.add(
                "%s%s must be a duration such as \"500ms\" or \"2s\" of no more than %s, not %s"
                        .formatted(prefix, name, LONGEST, value));
        return otherwise;
    }
}
