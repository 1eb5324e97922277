package dev.usher.stripesandbox.idempotency;

import dev.usher.stripesandbox.core.Origin;

/** Keeps stored errors across a restart. Stored successes are kept with the change they made. */
public interface RefusalJournal {

    void refused(Origin.Keyed key, StripeAnswer answer);
}
