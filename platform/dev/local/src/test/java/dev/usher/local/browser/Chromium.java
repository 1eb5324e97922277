package dev.usher.local.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A headless Chromium, steered through its DevTools protocol. */
public final class Chromium implements AutoCloseable, WebSocket.Listener {

    /** Names the program; without it the usual places are searched. */
    private static final String PROGRAM = "USHER_CHROMIUM";

    private static final List<String> USUAL =
            List.of(
                    "/usr/bin/chromium",
                    "/usr/bin/chromium-browser",
                    "/usr/bin/google-chrome",
                    "/usr/bin/google-chrome-stable");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final StringBuilder incoming = new StringBuilder();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Chromium(Path program, Path profile) {
        try {
            process =
                    new ProcessBuilder(
                                    program.toString(),
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--disable-popup-blocking",
                                    "--no-first-run",
                                    "--hide-scrollbars",
                                    "--remote-debugging-port=0",
                                    "--user-data-dir=" + profile,
                                    "about:blank")
                            .redirectErrorStream(true)
                            .start();
            socket =
                    http.newWebSocketBuilder()
                            .connectTimeout(PATIENCE)
                            .buildAsync(URI.create(address(process)), this)
                            .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the browser with an empty profile; nothing if the machine has none. */
    public static Optional<Chromium> start(Path profile) {
        return Stream.concat(Stream.ofNullable(System.getenv(PROGRAM)), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Chromium(program, profile));
    }

    private static String address(Process process) throws IOException {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread.ofVirtual().start(() -> discard(said));
                return listening.group(1);
            }
        }
        throw new IOException("the browser did not start");
    }

    /** Reads until the browser ends, so that a full pipe does not stop it. */
    private static void discard(BufferedReader said) {
        try (said) {
            said.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The browser has ended.
        }
    }

    /** Opens a window of this size. */
    public BrowserPage open(int width, int height) {
        String target =
                call(null, "Target.createTarget", Map.of("url", "about:blank"))
                        .path("targetId")
                        .asString();
        BrowserPage page = attach(target);
        page.resize(width, height);
        return page;
    }

    /** Waits for the window that a page has opened, by a part of its address. */
    public BrowserPage popup(String part) {
        return attach(
                Awaitility.await("a window of " + part)
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> target(part), Optional::isPresent)
                        .orElseThrow());
    }

    private Optional<String> target(String part) {
        return call(null, "Target.getTargets", Map.of())
                .path("targetInfos")
                .valueStream()
                .filter(info -> info.path("url").asString("").contains(part))
                .map(info -> info.path("targetId").asString())
                .findFirst();
    }

    private BrowserPage attach(String target) {
        String session =
                call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                        .path("sessionId")
                        .asString();
        return new BrowserPage(this, target, session);
    }

    /** Returns the events of a session with this name, such as {@code Log.entryAdded}. */
    List<JsonNode> events(String session, String name) {
        return events.stream()
                .filter(event -> event.path("sessionId").asString("").equals(session))
                .filter(event -> event.path("method").asString("").equals(name))
                .map(event -> event.path("params"))
                .toList();
    }

    JsonNode call(@Nullable String session, String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        synchronized (socket) {
            socket.sendText(message.toString(), true).join();
        }
        JsonNode got = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (got.has("error")) {
            throw new IllegalStateException(method + ": " + got.path("error"));
        }
        return got.path("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        incoming.append(data);
        if (last) {
            JsonNode message = JSON.readTree(incoming.toString());
            incoming.setLength(0);
            CompletableFuture<JsonNode> answer =
                    message.has("id") ? waiting.remove(message.path("id").asInt()) : null;
            if (answer != null) {
                answer.complete(message);
            } else {
                events.add(message);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        http.shutdownNow();
    }
}
