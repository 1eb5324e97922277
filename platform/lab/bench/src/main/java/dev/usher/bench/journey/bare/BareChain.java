package dev.usher.bench.journey.bare;

import dev.usher.bench.process.Dialogue;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The reference of a journey, a program without a framework. A gateway and the four parts behind it
 * talk as the services do: over HTTP and through Kafka, each step durable before its answer.
 */
public final class BareChain implements AutoCloseable {

    private static final String WEBHOOKS = "/v1/webhooks/";

    private final Sql sql;
    private final Messages messages;
    private final BareTokens tokens;
    private final List<SocketServer> servers;
    private final Map<String, SocketPeer> routes;

    private BareChain(BareSettings settings, InstantSource clock) {
        this.sql = new Sql(settings.databaseUrl(), settings.databaseUser());
        this.messages = new Messages(settings.bootstrap());
        this.tokens = BareTokens.of(settings.keySet(), clock);
        BareTicketKeys keys = new BareTicketKeys();
        EventPart event = new EventPart(sql, tokens);
        SocketServer events = SocketServer.listen(0, event::answer);
        PaymentPart payment =
                new PaymentPart(
                        sql,
                        tokens,
                        new SocketPeer(events.port()),
                        new StripeSide(
                                new SocketPeer(settings.sandbox()),
                                settings.webhookSecret(),
                                clock),
                        order -> messages.send(settings.paid(), List.of(order)));
        SocketServer payments = SocketServer.listen(0, payment::answer);
        TicketPart ticket =
                new TicketPart(
                        sql, tokens, keys, orders -> messages.send(settings.issued(), orders));
        SocketServer tickets = SocketServer.listen(0, ticket::answer);
        ValidationPart validation = new ValidationPart(sql, tokens, keys);
        SocketServer scans = SocketServer.listen(0, validation::answer);
        this.routes =
                Map.of(
                        "events", new SocketPeer(events.port()),
                        "reservations", new SocketPeer(events.port()),
                        "orders", new SocketPeer(payments.port()),
                        "webhooks", new SocketPeer(payments.port()),
                        "tickets", new SocketPeer(tickets.port()),
                        "scans", new SocketPeer(scans.port()));
        SocketServer gateway = SocketServer.listen(settings.gateway(), this::forward);
        this.servers = List.of(gateway, events, payments, tickets, scans);
        messages.read(settings.paid(), "event", event::paid);
        messages.read(settings.paid(), "ticket", ticket::paid);
        messages.read(settings.issued(), "payment", payment::issued);
        messages.read(settings.issued(), "validation", validation::issued);
    }

    static void main() throws IOException {
        Dialogue.serve(BareSettings.class, settings -> open(settings, Clock.systemUTC()).port());
    }

    /** Opens the chain; returns when it answers. */
    public static BareChain open(BareSettings settings, InstantSource clock) {
        return new BareChain(settings, clock);
    }

    private int port() {
        return servers.getFirst().port();
    }

    private HttpMessage forward(HttpMessage request) {
        String path = request.path();
        if (!path.startsWith(WEBHOOKS) && tokens.account(request) == null) {
            return HttpMessage.refused(401, "unauthenticated");
        }
        String[] words = path.split("/", 4);
        SocketPeer part = words.length < 3 ? null : routes.get(words[2]);
        return part == null ? HttpMessage.refused(404, "not_found") : part.send(request);
    }

    @Override
    public void close() {
        servers.forEach(SocketServer::close);
        messages.close();
        sql.close();
    }
}
