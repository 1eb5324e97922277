package dev.usher.local.mail;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server on this machine that takes every mail and delivers none, with pages that show the
 * newest. It is part of the launcher's own process, to need little memory.
 */
public final class MailCatcher implements AutoCloseable {

    private static final int MOST_MAILS = 200;
    private static final long MOST_BYTES = 24L * 1024 * 1024;
    private static final int LARGEST_MAIL = 12 * 1024 * 1024;
    private static final int MOST_CONNECTIONS = 20;

    private final SMTPServer smtp;
    private final HttpServer pages;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private MailCatcher(SMTPServer smtp, HttpServer pages) {
        this.smtp = smtp;
        this.pages = pages;
    }

    /** Starts the server and its pages on loopback. */
    public static MailCatcher start(int smtpPort, int pagePort, Clock clock) {
        CaughtMails mails = new CaughtMails(clock, MOST_MAILS, MOST_BYTES);
        HttpServer pages = pages(pagePort);
        SMTPServer smtp =
                SMTPServer.port(smtpPort)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .hostName("localhost")
                        .maxConnections(MOST_CONNECTIONS)
                        .maxMessageSize(LARGEST_MAIL)
                        .messageHandlerFactory((MessageContext _) -> new Catch(mails))
                        .build();
        MailCatcher catcher = new MailCatcher(smtp, pages);
        pages.createContext("/", new MailPages(mails));
        pages.setExecutor(catcher.threads);
        try {
            smtp.start();
        } catch (RuntimeException taken) {
            catcher.threads.close();
            throw taken;
        }
        pages.start();
        return catcher;
    }

    private static HttpServer pages(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "the page of the mail catcher cannot listen on port " + port, taken);
        }
    }

    @Override
    public void close() {
        smtp.stop();
        pages.stop(0);
        threads.close();
    }

    /** Takes one mail. */
    private static final class Catch implements MessageHandler {

        private final CaughtMails mails;
        private final List<String> recipients = new ArrayList<>();

        Catch(CaughtMails mails) {
            this.mails = mails;
        }

        @Override
        public void from(String sender) {
            // Every sender may send.
        }

        @Override
        public void recipient(String address) {
            recipients.add(address);
        }

        @Override
        public String data(InputStream mail) throws IOException {
            mails.add(recipients, mail.readAllBytes());
            return "250 caught";
        }

        @Override
        public void done() {
            // Nothing is kept open.
        }
    }
}
