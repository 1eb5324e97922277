package dev.usher.platform.time;

import java.util.UUID;

/** Makes new ids. It is injected, so that a test can choose the ids. */
@FunctionalInterface
public interface Ids {

    /** Returns a new id. It sorts after all ids of earlier milliseconds. */
    UUID next();
}
