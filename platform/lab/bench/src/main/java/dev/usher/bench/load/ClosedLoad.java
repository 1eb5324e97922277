package dev.usher.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps so many requests under way, each on a connection of its own, by one thread that does little
 * else. Connections are kept for the next time.
 */
final class ClosedLoad implements AutoCloseable {

    private static final long SELECT_MILLIS = 100;

    /** How long the last answers are waited for. */
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    private final Selector selector;
    private final InetSocketAddress target;
    private final List<Connection> connections = new ArrayList<>();
    private final ByteBuffer arrived = ByteBuffer.allocateDirect(64 * 1024);

    ClosedLoad(int port) throws IOException {
        this.selector = Selector.open();
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** One request at a time. */
    private final class Connection {

        private final SocketChannel channel;
        private final AnswerReader answer = new AnswerReader();
        private ByteBuffer unsent = ByteBuffer.allocate(0);
        private long sentNanos;
        private boolean waiting;

        Connection() throws IOException {
            channel = SocketChannel.open(target);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(ByteBuffer request) throws IOException {
            unsent = request;
            answer.reset();
            waiting = true;
            sentNanos = System.nanoTime();
            write();
        }

        void write() throws IOException {
            channel.write(unsent);
            int interest = SelectionKey.OP_READ;
            if (unsent.hasRemaining()) {
                interest |= SelectionKey.OP_WRITE;
            }
            SelectionKey key = channel.keyFor(selector);
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }

        /** True when the answer is whole. */
        boolean read() throws IOException {
            arrived.clear();
            int read = channel.read(arrived);
            if (read < 0) {
                throw new IOException("the server has closed the connection");
            }
            arrived.flip();
            return waiting && answer.whole(arrived);
        }

        /** Servers give up on connections that rest for long. */
        boolean closedMeanwhile() {
            try {
                arrived.clear();
                return channel.read(arrived) != 0;
            } catch (IOException broken) {
                return true;
            }
        }

        void end() {
            connections.remove(this);
            try {
                channel.close();
            } catch (IOException gone) {
                // It is.
            }
        }
    }

    /** One run over the connections. */
    private final class Run {

        private final Wire wire;
        private final LoadOrder order;
        private final Tally tally = new Tally();
        private final long until;
        private long begun;
        private int underWay;

        Run(Wire wire, LoadOrder order) {
            this.wire = wire;
            this.order = order;
            this.until = System.nanoTime() + order.millis() * 1_000_000L;
        }

        boolean mayBegin() {
            return wire.more()
                    && (order.count() == 0 || begun < order.count())
                    && System.nanoTime() < until;
        }

        void begin(Connection connection) {
            try {
                begun++;
                connection.send(wire.next());
                underWay++;
            } catch (IOException refused) {
                tally.failed();
                connection.end();
            }
        }

        /** A request for which there is no connection has failed as well. */
        void refused() {
            if (mayBegin()) {
                begun++;
                wire.next();
                tally.failed();
            }
        }

        void handle(Connection connection, SelectionKey key) {
            try {
                if (key.isValid() && key.isWritable()) {
                    connection.write();
                }
                if (key.isValid() && key.isReadable() && connection.read()) {
                    underWay--;
                    connection.waiting = false;
                    AnswerReader answer = connection.answer;
                    tally.answered(
                            answer.status(),
                            answer.size(),
                            connection.sentNanos,
                            System.nanoTime());
                    goOn(answer.close() ? replaced(connection) : connection);
                }
            } catch (IOException broken) {
                if (connection.waiting) {
                    underWay--;
                    tally.failed();
                }
                connection.end();
            }
        }

        private void goOn(Connection connection) {
            if (mayBegin()) {
                begin(connection);
            }
        }
    }

    LoadReport run(Wire wire, LoadOrder order) throws IOException {
        for (Connection idle : List.copyOf(connections)) {
            if (idle.closedMeanwhile()) {
                idle.end();
            }
        }
        Run run = new Run(wire, order);
        connect(run);
        int used = Math.min(order.connections(), connections.size());
        for (Connection connection : List.copyOf(connections.subList(0, used))) {
            run.goOn(connection);
        }
        while (run.underWay > 0) {
            selector.select(SELECT_MILLIS);
            for (SelectionKey key : selector.selectedKeys()) {
                run.handle((Connection) key.attachment(), key);
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() - run.until > PATIENCE_NANOS) {
                giveUp(run);
            }
        }
        return run.tally.report();
    }

    private void connect(Run run) {
        while (connections.size() < run.order.connections()) {
            try {
                connections.add(new Connection());
            } catch (IOException refused) {
                run.refused();
                return;
            }
        }
    }

    private void giveUp(Run run) {
        for (Connection connection : List.copyOf(connections)) {
            if (connection.waiting) {
                run.underWay--;
                run.tally.failed();
                connection.end();
            }
        }
    }

    private Connection replaced(Connection closed) throws IOException {
        closed.end();
        Connection next = new Connection();
        connections.add(next);
        return next;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : List.copyOf(connections)) {
            connection.end();
        }
        selector.close();
    }
}
