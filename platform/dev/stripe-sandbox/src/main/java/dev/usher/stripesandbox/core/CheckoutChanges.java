package dev.usher.stripesandbox.core;

/** Commits changes. After {@code commit} the change is stored, visible and announced. */
public interface CheckoutChanges {

    void commit(CheckoutChange change);
}
