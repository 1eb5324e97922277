package dev.usher.client;

/** Is told of every attempt of every call when it is over, on the thread that made it. */
@FunctionalInterface
public interface CallObserver {

    CallObserver NONE = _ -> {};

    void observe(Reply reply);
}
