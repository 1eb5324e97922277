package dev.usher.bench.process;

/** A program that the benches use is not installed; the message says how to install it. */
public final class MissingTool extends RuntimeException {

    public MissingTool(String message) {
        super(message);
    }
}
