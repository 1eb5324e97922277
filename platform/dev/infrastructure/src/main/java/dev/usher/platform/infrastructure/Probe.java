package dev.usher.platform.infrastructure;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks one address whether it is ready. */
public final class Probe {

    private static final int PATIENCE_MILLIS = 2000;

    private final URI address;

    /** An HTTP address must answer 200; a tcp://host:port must accept a connection. */
    public Probe(URI address) {
        this.address = address;
    }

    public boolean answers() {
        return "tcp".equals(address.getScheme()) ? accepts() : answersOk();
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.ofLiteral(address.getHost()), address.getPort()),
                    PATIENCE_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answersOk() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
