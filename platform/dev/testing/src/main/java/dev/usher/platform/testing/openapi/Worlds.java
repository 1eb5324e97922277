package dev.usher.platform.testing.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** The resources of a run: those that were made for it, and those that its requests have made. */
final class Worlds {

    private static final int MOST = 20;
    private static final int REQUESTS_PER_WORLD = 50;

    private final Supplier<World> newWorld;
    private final Map<String, String> followed;
    private final List<World> worlds = new ArrayList<>();

    /**
     * @param followed JSON pointers into the answer to a POST that has made something, each with
     *     the documented id whose place the value takes in later requests
     */
    Worlds(Supplier<World> newWorld, Map<String, String> followed) {
        this.newWorld = newWorld;
        this.followed = followed;
    }

    World fresh() {
        return newWorld.get();
    }

    /** One of the latest worlds; now and then a new one. */
    World any(RandomGenerator random) {
        if (worlds.isEmpty() || random.nextInt(REQUESTS_PER_WORLD) == 0) {
            add(fresh());
        }
        return worlds.get(random.nextInt(worlds.size()));
    }

    /** Lets later requests be about what this request of the owner has made. */
    void follow(DocumentedOperation operation, World world, Answer answer) {
        String id = answer.json().path("id").asString("");
        if (answer.status() != 201 || !operation.method().equals("POST") || id.isEmpty()) {
            return;
        }
        String resource = operation.path() + "/{id}";
        String before = world.ids().getOrDefault(resource, "");
        Map<String, String> ids = new HashMap<>(world.ids());
        String oldId = before.substring(before.lastIndexOf('/') + 1);
        ids.replaceAll((_, value) -> value.equals(oldId) ? id : value);
        ids.put(resource, operation.path() + "/" + id);
        followed.forEach((pointer, documented) -> {
            JsonNode value = answer.json().at(pointer);
            if (!value.isMissingNode()) {
                ids.put(documented, value.asString());
            }
        });
        add(world.with(ids));
    }

    private void add(World world) {
        worlds.add(world);
        if (worlds.size() > MOST) {
            worlds.removeFirst();
        }
    }
}
