package dev.usher.stripesandbox.core;

/** Where changes go. When {@code commit} returns, the change is kept, visible and announced. */
public interface Changes {

    void commit(Change change);
}
