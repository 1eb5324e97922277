package dev.usher.local.journey;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;

/** One running suite as its users see it. */
public final class World implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String gateway;
    private final String issuer;
    private final String sandbox;
    private final Consumer<Exchange> watcher;

    /** Each call is told to the watcher when it is answered. */
    public World(String gateway, String issuer, String sandbox, Consumer<Exchange> watcher) {
        this.gateway = gateway;
        this.issuer = issuer;
        this.sandbox = sandbox;
        this.watcher = watcher;
    }

    public Visitor stranger() {
        return Visitor.stranger(gateway, http, watcher);
    }

    public Visitor person(String name) {
        return stranger().signedIn(name, issuer);
    }

    /** The access token that such a person gets. */
    public String token(String name) {
        return stranger().tokenFor(name, issuer);
    }

    public CheckoutPage checkout(String checkoutUrl) {
        return new CheckoutPage(http, checkoutUrl, watcher);
    }

    public Box sandbox() {
        return new Box(http, sandbox);
    }

    @Override
    public void close() {
        http.close();
    }
}
