package dev.usher.local;

import dev.usher.local.suite.Home;
import dev.usher.local.suite.StateFile;
import dev.usher.local.suite.SuiteState;
import dev.usher.local.terminal.Terminal;
import dev.usher.local.tokens.LoadTokens;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code tokens}: prints people for load tests, one per line, each with a token for an hour. */
final class Tokens {

    private final Home home;
    private final Terminal terminal;

    Tokens(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** The JSON for programs; its names are fixed. */
    record Line(String accountId, String name, String email, String token) {}

    int print(int count, List<String> roles) {
        Optional<SuiteState> state =
                new StateFile(home.stateFile())
                        .read()
                        .filter(read -> read.supervised() || !read.running().isEmpty());
        if (state.isEmpty()) {
            // A token names its issuer, which depends on the ports.
            terminal.complain("Nothing is running. ./usher up starts the suite.");
            return 1;
        }
        LoadTokens tokens = LoadTokens.of(home, state.get().ports().issuer());
        JsonMapper json = JsonMapper.builder().build();
        String kind = roles.isEmpty() ? "buyer" : String.join("-", roles);
        for (int i = 1; i <= count; i++) {
            LoadTokens.Person person =
                    LoadTokens.person(kind + "-" + i, roles.toArray(String[]::new));
            terminal.say(
                    json.writeValueAsString(
                            new Line(
                                    person.accountId(),
                                    person.name(),
                                    person.email(),
                                    tokens.token(person))));
        }
        return 0;
    }
}
