package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that don't finish their requests. */
@PaymentTest
class SlowWebhooksIntegrationTests {

    /** More than there are places for webhooks. */
    private static final int SLOW = 100;

    private static final String SIGNATURE = "Stripe-Signature: t=%d,v1=" + "0".repeat(64);

    private final Api api;
    private final Shop shop;
    private final Postbox postbox;
    private final List<Socket> sockets = new ArrayList<>();

    SlowWebhooksIntegrationTests(Api api, Shop shop, Postbox postbox) {
        this.api = api;
        this.shop = shop;
        this.postbox = postbox;
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void holdNoPlaceWhileTheirBodiesArrive() throws IOException {
        ApiResponse order = shop.opened(shop.twoSeatsForAlice());
        for (int i = 0; i < SLOW; i++) {
            begin(SIGNATURE.formatted(StripeMail.now()));
        }

        shop.pay(order);

        shop.awaitStatus(order, "PAID");
        StripeMail mail = StripeMail.paid(Shop.id(order), Shop.session(order), 5000, "eur", false);
        assertThat(postbox.send(mail).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Language: en",
                "Stripe-Signature: nonsense",
                "Stripe-Signature: t=1700000000,v1="
                        + "0000000000000000000000000000000000000000000000000000000000000000"
            })
    void areRefusedBeforeTheBodyIfNoBodyCouldMakeThemValid(String header) throws IOException {
        Socket socket = begin(header);

        BufferedReader answer =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(answer.readLine()).startsWith("HTTP/1.1 400");
    }

    /** Sends a request and the first byte of its body. */
    private Socket begin(String header) throws IOException {
        URI service = URI.create(api.baseUrl());
        Socket socket = new Socket(service.getHost(), service.getPort());
        sockets.add(socket);
        String request =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\nContent-Length: 100\r\n\r\n{"
                        .formatted(Postbox.PATH, header);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
