package dev.usher.bench.qr;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.ClosedLoad;
import dev.usher.bench.load.LoadRequest;
import dev.usher.bench.mint.MintBacklog;
import dev.usher.bench.report.Comparison;
import dev.usher.bench.report.Goal;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Costs;
import dev.usher.bench.stage.LoadArm;
import dev.usher.bench.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads images through HTTP: cold ones, and those that the caller has already. */
final class QrReads {

    private static final Set<String> PROCESSES = Set.of(MintBacklog.SERVICE, Stage.POSTGRES);
    private static final int ONE = 1;

    private final Stage stage;
    private final String token;
    private final int port;

    QrReads(Stage stage) {
        this.stage = stage;
        this.token = stage.suite().token(MintBacklog.BUYER);
        this.port = stage.suite().ports().ticket();
    }

    Section section() {
        List<UUID> tickets =
                stage.database()
                        .rows("select id from ticket.ticket", row -> row.getObject(1, UUID.class));
        String etag = etag(tickets.getFirst());
        // All tickets are of one event, version and size, so they share the tag.
        String cold = stage.requests("qr-cold", tickets.stream().map(id -> get(id, "")).toList());
        String known =
                stage.requests(
                        "qr-known",
                        tickets.stream()
                                .map(id -> get(id, "If-None-Match: " + etag + "\r\n"))
                                .toList());
        int warm = stage.form().pick(8_000, 30_000);
        stage.warmUp("QR images", port, cold, 8, warm);
        stage.warmUp("QR images", port, known, 8, warm);
        Arm drawn = arm("cold PNG", cold, "200");
        Arm unchanged = arm("304, by ETag", known, "304");
        Arm again = arm("304, by ETag again", known, "304");
        Series series =
                stage.rounds(
                        "reads",
                        List.of(drawn, unchanged, again),
                        stage.form().pick(2, 4),
                        stage.form().burst());
        return new Section(
                "Through HTTP",
                "One request after the other over one connection, %d pixels, at ticket-service"
                                .formatted(QrBench.USUAL_SIZE)
                        + " itself. It checks the token and reads the ticket in both cases.",
                List.of(
                        Comparison.of(series, unchanged, drawn, Figure.P50, null),
                        Comparison.of(series, unchanged, drawn, Figure.CPU, null),
                        Comparison.of(series, again, unchanged, Figure.P50, Goal.sameAsItself()),
                        Comparison.of(series, again, unchanged, Figure.CPU, Goal.sameAsItself())),
                Costs.section(series, List.of(drawn, unchanged)).tables(),
                List.of());
    }

    private static String path(UUID ticket) {
        return "/v1/tickets/%s/qr.png?size=%d".formatted(ticket, QrBench.USUAL_SIZE);
    }

    private LoadRequest get(UUID ticket, String header) {
        return new LoadRequest(
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: image/png\r\n"
                                .formatted(path(ticket))
                        + "Authorization: Bearer %s\r\n%s\r\n".formatted(token, header));
    }

    private Arm arm(String name, String requests, String status) {
        return LoadArm.of(stage, name, PROCESSES, new ClosedLoad(port, requests, ONE, 0))
                .judgedBy(work -> all(status, work));
    }

    private static List<String> all(String status, Work work) {
        return work.count(status) == work.operations() && work.count(Work.FAILURES) == 0
                ? List.of()
                : List.of("answers were " + work.outcomes());
    }

    private String etag(UUID ticket) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path(ticket)))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            return answer.headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new BenchFailed("no QR image: " + answer.statusCode()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
