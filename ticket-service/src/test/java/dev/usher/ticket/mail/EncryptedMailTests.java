package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.ticket.OrderId;
import jakarta.mail.internet.InternetAddress;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.util.unit.DataSize;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.BasicMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Mail servers with encryption and a password, whose certificate is of an authority of their own.
 */
class EncryptedMailTests {

    private static final String STORE_PASSWORD = "changeit";
    private static final String USER = "usher";
    private static final String PASSWORD = "a password of the mail server";
    private static final String RECIPIENT = "ann@usher.example";
    private static final String BUNDLE = "mail-server";

    private static SslBundle server;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<SMTPServer> running = new ArrayList<>();

    /** The certificate is for the address 127.0.0.1 and no other name. */
    @BeforeAll
    static void makeACertificate(@TempDir Path directory) throws Exception {
        Path store = directory.resolve("server.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=mail",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                STORE_PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, STORE_PASSWORD.toCharArray());
        }
        server = SslBundle.of(SslStoreBundle.of(keys, STORE_PASSWORD, keys));
    }

    @AfterEach
    void stop() {
        running.forEach(SMTPServer::stop);
    }

    @Test
    void areReachedOverAConnectionThatBecomesEncrypted() {
        int port = start(builder().requireTLS().startTlsSocketFactory(server.createSslContext()));

        assertThat(send(port, MailServerSettings.Security.STARTTLS, "127.0.0.1", PASSWORD))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(taken).containsExactly(RECIPIENT);
    }

    @Test
    void areReachedOverAConnectionThatIsEncryptedFromItsStart() {
        int port = start(builder().serverSocketFactory(server.createSslContext()));

        assertThat(send(port, MailServerSettings.Security.TLS, "127.0.0.1", PASSWORD))
                .isInstanceOf(SendOutcome.Accepted.class);
        assertThat(taken).containsExactly(RECIPIENT);
    }

    @Test
    void getNothingFromUsIfTheyDoNotEncrypt() {
        int port = start(builder());

        assertThat(send(port, MailServerSettings.Security.STARTTLS, "127.0.0.1", PASSWORD))
                .isInstanceOf(SendOutcome.Deferred.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void getNothingFromUsIfTheirCertificateIsForAnotherName() {
        int port = start(builder().requireTLS().startTlsSocketFactory(server.createSslContext()));

        assertThat(send(port, MailServerSettings.Security.STARTTLS, "localhost", PASSWORD))
                .isInstanceOf(SendOutcome.Deferred.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void getNothingFromUsIfNobodyTrustsTheirCertificate() {
        int port = start(builder().requireTLS().startTlsSocketFactory(server.createSslContext()));
        MailServerSettings settings =
                settings(port, MailServerSettings.Security.STARTTLS, "127.0.0.1", "", PASSWORD);

        assertThat(send(settings)).isInstanceOf(SendOutcome.Deferred.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void makeUsTryAgainLaterIfTheyRefuseThePassword() {
        int port = start(builder().requireTLS().startTlsSocketFactory(server.createSslContext()));

        assertThat(send(port, MailServerSettings.Security.STARTTLS, "127.0.0.1", "another one"))
                .isEqualTo(new SendOutcome.Deferred("the server does not accept our credentials"));
        assertThat(taken).isEmpty();
    }

    private SMTPServer.Builder builder() {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireAuth()
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory(EncryptedMailTests::check))
                .messageHandler((BasicMessageListener) (context, from, to, data) -> taken.add(to));
    }

    private static void check(String user, String password, MessageContext context)
            throws LoginFailedException {
        if (!user.equals(USER) || !password.equals(PASSWORD)) {
            throw new LoginFailedException();
        }
    }

    private int start(SMTPServer.Builder builder) {
        SMTPServer started = builder.build();
        started.start();
        running.add(started);
        return started.getPortAllocated();
    }

    private static SendOutcome send(
            int port, MailServerSettings.Security security, String host, String password) {
        return send(settings(port, security, host, BUNDLE, password));
    }

    private static SendOutcome send(MailServerSettings settings) {
        SslBundles bundles =
                new DefaultSslBundleRegistry(
                        BUNDLE,
                        SslBundle.of(
                                SslStoreBundle.of(null, null, server.getStores().getTrustStore())));
        MailSettings mails =
                new MailSettings(
                        "tickets@usher.example",
                        "",
                        "",
                        DataSize.ofMegabytes(5),
                        3,
                        5,
                        Duration.ofMinutes(5));
        return new MailServer(settings, mails, bundles)
                .send(
                        mail(),
                        recipient(),
                        new Letter("Your tickets", "text", "<p>text</p>", List.of()));
    }

    private static MailServerSettings settings(
            int port,
            MailServerSettings.Security security,
            String host,
            String bundle,
            String password) {
        Duration patience = Duration.ofSeconds(20);
        return new MailServerSettings(
                host, port, security, bundle, USER, password, patience, patience, patience,
                patience);
    }

    private static InternetAddress recipient() {
        return MailAddress.configured("recipient", RECIPIENT);
    }

    private static TicketMail mail() {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        return new TicketMail(
                new UUID(1, 1),
                MailKind.TICKETS,
                new OrderId(new UUID(2, 2)),
                null,
                1,
                "buyer",
                RECIPIENT,
                MailStatus.PENDING,
                null,
                0,
                now,
                now,
                null);
    }
}
