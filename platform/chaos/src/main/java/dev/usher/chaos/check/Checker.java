package dev.usher.chaos.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asks every invariant of the project for what violates it. */
public final class Checker {

    /** Violations of one invariant that are told one by one. */
    static final int SHOWN = 20;

    public Checker(Path project, ConnectionSource database) {}

    public Verdict check(Evidence evidence) {
        return new Verdict(List.of(), List.of(), Map.of());
    }
}
