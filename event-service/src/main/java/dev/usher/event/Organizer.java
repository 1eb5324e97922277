package dev.usher.event;

import dev.usher.platform.web.security.Caller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account in the role of an organizer. Every call that only the owner of an event may make takes
 * one, so the role is checked at each of them: an account that lost the role has no owner's right
 * left, also on the events that it created.
 */
public record Organizer(String accountId) {

    private static final String ROLE = "organizer";

    /** Refuses with 403 a caller without the role. */
    public static Organizer of(Caller caller) {
        caller.require(ROLE);
        return new Organizer(caller.accountId());
    }

    /**
     * Returns the account under which a caller reads an event: null if the caller is anonymous or
     * lacks the role, and so sees what everyone sees.
     */
    public static @Nullable String reading(Optional<Caller> caller) {
        return caller.filter(signedIn -> signedIn.has(ROLE)).map(Caller::accountId).orElse(null);
    }
}
