package dev.usher.chaos.crowd;

import dev.usher.chaos.history.History;
import dev.usher.local.tokens.LoadTokens;
import java.time.Clock;
import java.time.InstantSource;

/**
 * The suite that a crowd uses.
 *
 * @param suite the suite's time, which the lab may advance
 * @param real the real time, for the history
 * @param memory is told of all calls, to ask again later
 */
public record SuiteAccess(
        String gateway,
        String sandbox,
        LoadTokens tokens,
        InstantSource suite,
        Clock real,
        History history,
        AskedAgain memory) {

    Actor actor(String name, String... roles) {
        LoadTokens.Person person = LoadTokens.person(name, roles);
        return new Actor(name, person.email(), tokens.token(person));
    }
}
