package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Network.Wire;
import dev.usher.chaos.proxy.Toxic;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Disturbs connections to one server after the other, and then all together. */
record NetworkTrouble(String name, String sentence, Map<Wire, List<Toxic>> toxics, Duration each)
        implements Experiment {

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    @Override
    public void disturb(Course course) throws InterruptedException {
        Map<Wire, Long> before = new EnumMap<>(Wire.class);
        toxics.keySet().forEach(wire -> before.put(wire, course.lab().network().harms(wire)));
        trouble(course);
        before.forEach((wire, harms) -> {
            long done = course.lab().network().harms(wire) - harms;
            course.count("harms on " + wire, done);
            // Keys and tokens are cached, so no service may have called Keycloak.
            if (done == 0 && wire != Wire.KEYCLOAK) {
                course.failed("no connection to " + wire + " was disturbed");
            }
        });
    }

    private void trouble(Course course) throws InterruptedException {
        for (Wire wire : Wire.values()) {
            if (toxics.containsKey(wire)) {
                course.lab().say(name + ": " + wire);
                set(course, wire);
                course.wait(each);
                course.lab().network().set(wire);
                course.wait(BETWEEN);
            }
        }
        course.lab().say(name + ": all wires");
        toxics.keySet().forEach(wire -> set(course, wire));
        course.wait(each);
    }

    private void set(Course course, Wire wire) {
        course.lab()
                .network()
                .set(wire, toxics.getOrDefault(wire, List.of()).toArray(Toxic[]::new));
    }
}
