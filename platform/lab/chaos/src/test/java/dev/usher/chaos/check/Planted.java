package dev.usher.chaos.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A violation, the statements that cause it, and the invariants that must find it. */
record Planted(String what, Set<String> seenBy, String sql) {

    private static final String HEADER = "-- breaks: ";

    /** Reads a file whose parts begin with {@code -- breaks: I1-x, I2-y: description}. */
    static List<Planted> parse(String text) {
        List<Planted> all = new ArrayList<>();
        String[] parts = text.split("(?m)^" + HEADER, -1);
        for (int i = 1; i < parts.length; i++) {
            String header = parts[i].lines().findFirst().orElseThrow();
            int colon = header.indexOf(':');
            Set<String> ids = new TreeSet<>(List.of(header.substring(0, colon).split(", ", -1)));
            all.add(
                    new Planted(
                            header.substring(colon + 1).strip(),
                            ids,
                            parts[i].substring(header.length())));
        }
        return all;
    }

    @Override
    public String toString() {
        return what;
    }
}
