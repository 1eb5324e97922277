package dev.usher.stripesandbox.idempotency;

import dev.usher.stripesandbox.core.Origin;

/** Where remembered errors are kept; remembered successes are kept with the change they made. */
public interface RefusalRecord {

    void refused(Origin.Keyed key, Answer answer);
}
