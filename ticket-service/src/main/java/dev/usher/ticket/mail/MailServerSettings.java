package dev.usher.ticket.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server, and how long it is waited for.
 *
 * @param host the server; empty for a service that sends no mail
 * @param security how the connection is encrypted
 * @param sslBundle the name of Spring's SSL bundle with the authorities to trust, for a server
 *     whose certificate is of a private authority; empty for those that the JDK trusts
 * @param username empty for a server that asks for none
 * @param connectTimeout the longest wait for a connection
 * @param readTimeout the longest wait for an answer
 * @param writeTimeout the longest wait until the server takes what is written
 * @param longestAttempt the time after which an attempt is ended, wherever it is
 */
@ConfigurationProperties("usher.mail")
record MailServerSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("") String sslBundle,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("20s") Duration writeTimeout,
        @DefaultValue("60s") Duration longestAttempt) {

    /** The ways of encrypting a connection. */
    enum Security {
        /** The connection becomes encrypted before anything is sent, or nothing is sent. */
        STARTTLS,
        /** The connection is encrypted from its start. */
        TLS,
        /** Nothing is encrypted: for a server on the same machine, and for tests. */
        NONE
    }

    /** Tells whether this service sends mail. */
    boolean isOn() {
        return !host.isBlank();
    }

    @Override
    public String toString() {
        return "%s:%d (%s)".formatted(host, port, security);
    }
}
