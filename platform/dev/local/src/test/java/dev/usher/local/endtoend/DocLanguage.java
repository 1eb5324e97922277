package dev.usher.local.endtoend;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs blocks of a language with the variables that the page speaks of. */
interface DocLanguage {

    String name();

    /** Returns why the blocks can't be run on this machine, if they can't. */
    Optional<String> missing();

    /** Runs a block; returns what is wrong with it. */
    List<String> run(DocBlock block, Map<String, String> values);
}
