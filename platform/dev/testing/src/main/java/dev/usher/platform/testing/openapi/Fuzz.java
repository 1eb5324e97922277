package dev.usher.platform.testing.openapi;

import dev.usher.platform.testing.openapi.Mutation.Effect;
import dev.usher.platform.testing.openapi.World.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends requests that are made up from an OpenAPI document, and compares every answer with it.
 *
 * <p>{@link #boundaries} sends each value at each stated limit alone: a value outside must be
 * refused with a 400 that names its place, and one inside must not be refused for a limit. {@link
 * #random} sends requests with up to three such changes, by random callers, about resources that
 * earlier requests have made or moved.
 *
 * <p>No answer may be a 5xx but the 503 with {@code Retry-After} that a limit of the service gives;
 * at most one in a hundred may be that. The same seed makes the same requests.
 */
public final class Fuzz {

    private static final int MAX_CHANGES = 3;
    private static final int UNAVAILABLE_OF = 100;

    /** Sends a request and returns the answer, whatever its status is. */
    @FunctionalInterface
    public interface Sender {
        Answer send(Request request);
    }

    private final DocumentedAnswers documented;
    private final Sender sender;
    private final Random random;
    private final FuzzReport report;
    private final List<Plan> plans;
    private final List<Caller> others;
    private final Worlds worlds;

    private Fuzz(JsonNode document, Sender sender, long seed, Worlds worlds, List<Caller> others) {
        OpenApi api = new OpenApi(document);
        this.documented = DocumentedAnswers.of(document);
        this.sender = sender;
        this.random = new Random(seed);
        this.report = new FuzzReport(seed);
        this.worlds = worlds;
        this.others = List.copyOf(others);
        this.plans =
                api.operations().stream()
                        .map(operation -> new Plan(api, operation))
                        .sorted(Comparator.comparing(Plan::ends))
                        .toList();
    }

    /**
     * Prepares runs.
     *
     * @param made makes resources that no other request has seen
     * @param followed JSON pointers into the answer to a POST that has made something, each with
     *     the documented id whose place the value takes in later requests
     * @param others callers of random requests, beside the owner of the resources
     */
    public record Setting(
            JsonNode document,
            Sender sender,
            Supplier<World> made,
            Map<String, String> followed,
            List<Caller> others) {

        /** Prepares a run with that seed. */
        public Fuzz seed(long seed) {
            return new Fuzz(document, sender, seed, new Worlds(made, followed), others);
        }
    }

    /** Sends every value at every limit alone. */
    public Fuzz boundaries() {
        for (Plan plan : plans) {
            World world = worlds.fresh();
            for (Draft valid : plan.drafts()) {
                world = send(plan, valid, List.of(), world);
            }
            for (Mutation mutation : plan.mutations()) {
                Draft draft = changed(plan, mutation);
                if (draft != null && !(plan.stream() && mutation.effect() != Effect.OUTSIDE)) {
                    world = send(plan, draft, List.of(mutation), world);
                }
            }
        }
        return this;
    }

    /** Sends random requests. */
    public Fuzz random(int requests) {
        for (int i = 0; i < requests; i++) {
            World world = worlds.any(random);
            Plan plan = plans.get(random.nextInt(plans.size()));
            Draft draft = plan.draft(random);
            List<Mutation> changes = changes(plan, draft);
            boolean byOwner = random.nextInt(3) > 0;
            Caller caller =
                    byOwner
                            ? world.owner().apply(plan.operation().toString())
                            : others.get(random.nextInt(others.size()));
            Answer answer = check(plan, request(draft, caller, world), changes, false);
            if (byOwner) {
                worlds.follow(plan.operation(), world, answer);
            }
        }
        return this;
    }

    /** Fails with a list of what was answered wrongly. */
    public FuzzReport report() {
        report.mustBeClean(UNAVAILABLE_OF);
        return report;
    }

    /** The operations of the document. */
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        plans.forEach(plan -> all.add(plan.operation().toString()));
        return all;
    }

    private List<Mutation> changes(Plan plan, Draft draft) {
        List<Mutation> changes = new ArrayList<>();
        for (int change = random.nextInt(MAX_CHANGES + 1); change > 0; change--) {
            Mutation mutation = plan.mutations().get(random.nextInt(plan.mutations().size()));
            if (mutation.apply().test(draft)) {
                changes.add(mutation);
            }
        }
        return changes;
    }

    /** The first valid draft that has the place of a mutation, or that can get it. */
    private static @Nullable Draft changed(Plan plan, Mutation mutation) {
        return plan.drafts().stream()
                .filter(draft -> has(draft, mutation.pointer()) && mutation.apply().test(draft))
                .findFirst()
                .or(() ->
                        plan.drafts().stream()
                                .filter(draft -> mutation.apply().test(draft))
                                .findFirst())
                .orElse(null);
    }

    private static boolean has(Draft draft, String pointer) {
        JsonNode body = draft.body();
        return body != null && !body.at(pointer).isMissingNode();
    }

    /** Sends a request of the owner; returns the world for the next one. */
    private World send(Plan plan, Draft draft, List<Mutation> changes, World world) {
        Caller owner = world.owner().apply(plan.operation().toString());
        Answer answer = check(plan, request(draft, owner, world), changes, true);
        return answer.status() < 300 && plan.ends() ? worlds.fresh() : world;
    }

    private Request request(Draft draft, Caller caller, World world) {
        if (caller.token() != null && !draft.hasHeader("Authorization")) {
            draft.header("Authorization", "Bearer " + caller.token());
        }
        String unknown = new UUID(random.nextLong(), random.nextLong()).toString();
        return draft.request(world.ids(), unknown);
    }

    private Answer check(Plan plan, Request request, List<Mutation> changes, boolean alone) {
        Answer answer = sender.send(request);
        List<String> wrong = new ArrayList<>(documented.differences(answer));
        boolean unavailable =
                answer.status() == 503 && answer.headers().firstValue("Retry-After").isPresent();
        if (answer.status() >= 500 && !unavailable) {
            wrong.add("must not be a 5xx");
        }
        if (!unavailable && answer.status() != 429) {
            wrong.addAll(
                    alone && changes.size() == 1
                            ? Verdict.alone(changes.getFirst(), answer)
                            : Verdict.together(changes, answer));
        }
        report.note(plan.operation().toString(), request, changes, answer, wrong);
        return answer;
    }
}
