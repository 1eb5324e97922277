package dev.usher.bench.catalog;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.postgres.Counters;
import dev.usher.bench.reference.Servers;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Numbers;
import dev.usher.bench.report.Section;
import dev.usher.bench.report.Table;
import dev.usher.bench.stage.AnswerGate;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.LoadArm;
import dev.usher.bench.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measures requests for the same answer again and again. */
final class HotReads {

    private static final int WARM_UP_QUICK = 4_000;
    private static final int WARM_UP_FULL = 20_000;
    private static final Duration COUNTED = Duration.ofSeconds(2);
    private static final double PER = 10_000;

    /** The end of the head of a request or answer. */
    private static final String END = "\r\n\r\n";

    /** The length of bursts of reads in the quick form; lists keep the usual length. */
    private static final Duration QUICK_READ = Duration.ofSeconds(1);

    private final Stage stage;
    private final int port;
    private final int gateway;
    private final int inFlight;

    HotReads(Stage stage, int port, int gateway, int inFlight) {
        this.stage = stage;
        this.port = port;
        this.gateway = gateway;
        this.inFlight = inFlight;
    }

    List<Section> sections(String list, String read) {
        Servers servers = new Servers(stage);
        stage.progress("starting the references");
        int responder = servers.responder(List.of(captured(list, "list"), captured(read, "read")));
        int hello = servers.hello(body(list));
        int bare = servers.bareGateway(port);
        String lists = stage.requests("list", List.of(Pages.get(list)));
        String reads = stage.requests("read", List.of(Pages.get(read)));
        for (int target : List.of(responder, hello, port, gateway, bare)) {
            warmUp(target, lists);
        }
        warmUp(port, reads);
        warmUp(gateway, reads);
        return List.of(
                list(lists, responder, hello, bare), read(reads, responder), counts(lists, reads));
    }

    private void warmUp(int target, String requests) {
        stage.warmUp(
                "reads",
                target,
                requests,
                inFlight,
                stage.form().pick(WARM_UP_QUICK, WARM_UP_FULL));
    }

    private Section list(String requests, int responderPort, int helloPort, int barePort) {
        Arm responder = arm(Servers.RESPONDER, Set.of(Servers.RESPONDER), responderPort, requests);
        Arm hello = arm(Servers.HELLO, Set.of(Servers.HELLO), helloPort, requests);
        Arm direct = direct("list, direct", requests);
        Arm again = direct("list, direct again", requests);
        Arm through = through("list, through the gateway", requests);
        Arm bare =
                arm(
                        "list, through a bare route",
                        Set.of(Servers.BARE_GATEWAY, CatalogBench.EVENT, Stage.POSTGRES),
                        barePort,
                        requests);
        // No goal is judged against hello, so the quick form omits it.
        List<Arm> judged = List.of(responder, direct, through, bare);
        List<Arm> shown =
                stage.form().quick() ? judged : List.of(responder, hello, direct, through, bare);
        List<Arm> all = new ArrayList<>(shown);
        all.add(again);
        Series series = stage.rounds("hot list", all);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(Comparison.of(series, direct, responder, Figure.CPU, Goal.atMost(4.2)));
        comparisons.add(Comparison.of(series, through, responder, Figure.CPU, Goal.atMost(18)));
        if (shown.contains(hello)) {
            comparisons.add(Comparison.of(series, direct, hello, Figure.CPU, null));
        }
        comparisons.add(Comparison.of(series, through, bare, hop(), Goal.atMost(1.5)));
        comparisons.add(Comparison.of(series, direct, responder, Figure.RATE, null));
        comparisons.add(Comparison.of(series, again, direct, Figure.CPU, Goal.sameAsItself()));
        comparisons.add(Comparison.of(series, again, direct, Figure.RATE, Goal.sameAsItself()));
        return new Section(
                "The list, hot",
                "A page of %d events.".formatted(Pages.SIZE),
                comparisons,
                Costs.section(series, shown).tables(),
                List.of());
    }

    /** CPU time of the gateway between client and service, ours or the bare one. */
    private static Figure hop() {
        Set<String> gateways = Set.of(CatalogBench.GATEWAY, Servers.BARE_GATEWAY);
        return new Figure("CPU of the hop", "µs", (_, burst) -> burst.cpuMicros(gateways));
    }

    private Section read(String requests, int responderPort) {
        Arm responder = arm(Servers.RESPONDER, Set.of(Servers.RESPONDER), responderPort, requests);
        Arm direct = direct("read, direct", requests);
        Arm through = through("read, through the gateway", requests);
        Series series =
                stage.rounds(
                        "hot read",
                        List.of(responder, direct, through),
                        stage.form().quick() ? QUICK_READ : stage.form().burst());
        Section costs = Costs.section(series, List.of(responder, direct, through));
        return new Section(
                "The read, hot",
                "One event.",
                List.of(
                        Comparison.of(series, direct, responder, Figure.CPU, Goal.atMost(4.2)),
                        Comparison.of(series, through, responder, Figure.CPU, Goal.atMost(18))),
                costs.tables(),
                List.of());
    }

    private Section counts(String lists, String reads) {
        stage.progress("counting statements");
        return new Section(
                "Statements on the hot path",
                "Counted by PostgreSQL, less the statements of the idle service (it polls for"
                        + " changes and for expired holds); begin and commit are not counted. The"
                        + " goal is 0.",
                List.of(),
                List.of(
                        new Table(
                                "SQL statements per 10,000 requests",
                                List.of("", "statements", "goal"),
                                List.of(
                                        row("list", statements(lists)),
                                        row("read", statements(reads))))),
                List.of());
    }

    private static List<String> row(String name, double statements) {
        Goal none = Goal.atMost(1);
        return List.of(name, Numbers.plain(statements), none.judge(statements).toString());
    }

    private double statements(String requests) {
        Counters counters = stage.counters();
        counters.watch();
        long idleFrom = System.nanoTime();
        Waiting.pause(COUNTED);
        double idle = counters.statements("event").calls() / seconds(idleFrom);
        long busyFrom = System.nanoTime();
        long before = counters.statements("event").calls();
        LoadReport report =
                stage.load(new ClosedLoad(port, requests, inFlight, COUNTED.toMillis()));
        long answers = AnswerGate.all("counted reads", 200, report);
        double statements = counters.statements("event").calls() - before;
        double background = idle * seconds(busyFrom);
        counters.rest();
        return Math.max(0, statements - background) / answers * PER;
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    private Arm direct(String name, String requests) {
        return arm(name, Set.of(CatalogBench.EVENT, Stage.POSTGRES), port, requests);
    }

    private Arm through(String name, String requests) {
        return arm(
                name,
                Set.of(CatalogBench.GATEWAY, CatalogBench.EVENT, Stage.POSTGRES),
                gateway,
                requests);
    }

    private Arm arm(String name, Set<String> processes, int target, String requests) {
        return LoadArm.of(stage, name, processes, new ClosedLoad(target, requests, inFlight, 0));
    }

    private Servers.Answer captured(String path, String name) {
        return new Servers.Answer(path, write(name + ".answer", answer(path)));
    }

    private Path body(String path) {
        String answer = new String(answer(path), StandardCharsets.ISO_8859_1);
        String body = answer.substring(answer.indexOf(END) + END.length());
        return write("list.body", body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The whole answer, head and body, as it would come on a connection that stays open. */
    private byte[] answer(String path) {
        String request = Pages.get(path).text().replace(END, "\r\nConnection: close" + END);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!answer.startsWith("HTTP/1.1 200")
                    || !answer.toLowerCase(Locale.ROOT).contains("\r\ncontent-length:")) {
                throw new BenchFailed("the answer to " + path + " cannot be repeated: " + answer);
            }
            return answer.replaceFirst("(?i)\r\nconnection: close", "")
                    .getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(stage.file(name), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
