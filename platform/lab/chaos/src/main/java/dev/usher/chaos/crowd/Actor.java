package dev.usher.chaos.crowd;

import dev.usher.client.Caller;

/** A person of the crowd who holds a token. */
record Actor(String name, String email, String token) {

    Caller caller() {
        return new Caller(name, token);
    }
}
