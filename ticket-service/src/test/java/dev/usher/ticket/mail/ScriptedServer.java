package dev.usher.ticket.mail;

import java.io.InputStream;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that refuses the first mails at one step, and takes the others. */
final class ScriptedServer implements AutoCloseable {

    private final Step step;
    private final int code;
    private final int refusals;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final SMTPServer server;

    /** The steps of a mail at which a server may refuse it. */
    enum Step {
        FROM,
        RECIPIENT,
        DATA
    }

    private ScriptedServer(int port, Step step, int code, int refusals) {
        this.step = step;
        this.code = code;
        this.refusals = refusals;
        this.server =
                SMTPServer.port(port)
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .messageHandlerFactory((MessageContext _) -> new Script())
                        .build();
    }

    static ScriptedServer refusing(int port, Step step, int code, int refusals) {
        ScriptedServer scripted = new ScriptedServer(port, step, code, refusals);
        scripted.server.start();
        return scripted;
    }

    int refused() {
        return refused.get();
    }

    int taken() {
        return taken.get();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void at(Step reached) throws RejectException {
        if (reached == step && refused.get() < refusals) {
            refused.incrementAndGet();
            throw new RejectException(code, "as the test wants it");
        }
    }

    /** The conversation about one mail. */
    private final class Script implements MessageHandler {

        @Override
        public void from(String sender) throws RejectException {
            at(Step.FROM);
        }

        @Override
        public void recipient(String address) throws RejectException {
            at(Step.RECIPIENT);
        }

        @Override
        public String data(InputStream mail) throws RejectException {
            at(Step.DATA);
            taken.incrementAndGet();
            return "250 taken";
        }

        @Override
        public void done() {
            // Nothing is kept open.
        }
    }
}
