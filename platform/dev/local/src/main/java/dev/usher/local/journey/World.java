package dev.usher.local.journey;

import dev.usher.client.CallObserver;
import dev.usher.client.Caller;
import dev.usher.client.Calls;
import dev.usher.client.UsherClient;
import dev.usher.client.Visitor;
import java.time.Duration;
import java.time.InstantSource;

/** One running suite as its users see it. */
public final class World implements AutoCloseable {

    /** Longer than the longest wait that a call can ask for, also on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final UsherClient client;
    private final String issuer;
    private final String sandbox;

    /** The observer is told of each call when it is answered. */
    public World(String gateway, String issuer, String sandbox, CallObserver observer) {
        this.client = new UsherClient(gateway, PATIENCE, InstantSource.system(), observer);
        this.issuer = issuer;
        this.sandbox = sandbox;
    }

    /** A caller without a token. */
    public Visitor stranger() {
        return client.as(Caller.ANONYMOUS);
    }

    /** A caller whose token was made beforehand. */
    public Visitor holding(String name, String token) {
        return client.as(new Caller(name, token));
    }

    /** A person of the local realm, signed in with their password, which is their name. */
    public Visitor person(String name) {
        return holding(name, token(name));
    }

    /** The access token that a person of the local realm gets from Keycloak. */
    public String token(String name) {
        return client.as(new Caller(name, null))
                .send(Calls.signIn(issuer, name, name))
                .expect(200)
                .text("/access_token");
    }

    public CheckoutPage checkout(String checkoutUrl) {
        return new CheckoutPage(client.as(new Caller("browser", null)), checkoutUrl);
    }

    public Box sandbox() {
        return new Box(stranger().unobserved(), sandbox);
    }

    @Override
    public void close() {
        client.close();
    }
}
