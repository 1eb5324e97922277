package dev.usher.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Predicate;

/** The metrics that a service shows at its management port. */
public record MetricPage(String text) {

    public static MetricPage read(int port) {
        URI address = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new MetricPage(
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Adds up the samples of that name, but for those of the management port itself. */
    public double sum(String name) {
        return sum(name, _ -> true);
    }

    /** Adds up those of the samples whose line is meant. */
    public double sum(String name, Predicate<String> meant) {
        return text.lines()
                .filter(meant)
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> !line.contains("\"/actuator"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
