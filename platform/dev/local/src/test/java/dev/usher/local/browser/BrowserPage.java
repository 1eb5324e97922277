package dev.usher.local.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** One window of the browser. Elements are named by JavaScript expressions or by selectors. */
public final class BrowserPage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private static final String STANDING =
            """
            (async () => {
              const box = () => (ELEMENT).getBoundingClientRect();
              (ELEMENT).scrollIntoView({ block: "center" });
              const before = box();
              await new Promise((resolve) => setTimeout(resolve, 100));
              const after = box();
              return before.width > 0 && before.x === after.x && before.y === after.y;
            })()
            """;

    private static final String SOON =
            """
            (async () => {
              for (let look = 0; look < 20; look++) {
                if (CONDITION) return true;
                await new Promise((resolve) => setTimeout(resolve, 50));
              }
              return false;
            })()
            """;

    private final Chromium browser;
    private final String target;
    private final String session;

    BrowserPage(Chromium browser, String target, String session) {
        this.browser = browser;
        this.target = target;
        this.session = session;
        call("Page.enable", Map.of());
        call("Log.enable", Map.of());
        call("Runtime.enable", Map.of());
    }

    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
    }

    /** Prefers dark or light pages, and no movement. */
    public void prefer(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    public BrowserPage go(String address) {
        evaluate("window.left = true");
        call("Page.navigate", Map.of("url", address));
        return loaded();
    }

    public BrowserPage reload() {
        evaluate("window.left = true");
        call("Page.reload", Map.of());
        return loaded();
    }

    private BrowserPage loaded() {
        until("!window.left && document.readyState === 'complete'");
        return this;
    }

    /** Waits until the expression is true. */
    public BrowserPage until(String condition) {
        try {
            Awaitility.await(condition)
                    .atMost(PATIENCE)
                    .pollInterval(LOOK)
                    .ignoreExceptions()
                    .until(() -> holds(condition));
        } catch (ConditionTimeoutException timeout) {
            throw new AssertionError(
                    "never: %s, on %s: %s"
                            .formatted(
                                    condition,
                                    evaluate("location.href"),
                                    evaluate("document.body.innerText.slice(0, 2000)")),
                    timeout);
        }
        return this;
    }

    /** Tells whether the expression becomes true within a second. */
    public boolean soon(String condition) {
        return evaluate(SOON.replace("CONDITION", condition)).asBoolean(false);
    }

    private boolean holds(String condition) {
        return evaluate("Promise.resolve(" + condition + ").then((value) => !!value)")
                .asBoolean(false);
    }

    /** Returns the value of an expression; waits for it if it is a promise. */
    public JsonNode evaluate(String expression) {
        JsonNode answer =
                call(
                        "Runtime.evaluate",
                        Map.of(
                                "expression", expression,
                                "returnByValue", true,
                                "awaitPromise", true,
                                "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.at("/result/value");
    }

    /** Waits until the element is there and stands still, and clicks in its middle. */
    public BrowserPage click(String element) {
        until(STANDING.replace("ELEMENT", element));
        JsonNode middle =
                evaluate(
                        "(() => { const box = (%s).getBoundingClientRect(); return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()"
                                .formatted(element));
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            middle.path("x").asDouble(),
                            "y",
                            middle.path("y").asDouble(),
                            "button",
                            type.equals("mouseMoved") ? "none" : "left",
                            "clickCount",
                            type.equals("mouseMoved") ? 0 : 1));
        }
        return this;
    }

    /** Types in place of all that the field holds. */
    public BrowserPage type(String element, String text) {
        click(element);
        evaluate("(%s).select()".formatted(element));
        call("Input.insertText", Map.of("text", text));
        return this;
    }

    public BrowserPage key(String name, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type", type,
                            "key", name,
                            "code", name,
                            "windowsVirtualKeyCode", code));
        }
        return this;
    }

    public String text() {
        return evaluate("document.body.innerText").asString();
    }

    /** The expression of the first element of a selector. */
    public static String first(String selector) {
        return "document.querySelector(" + Chromium.JSON.writeValueAsString(selector) + ")";
    }

    /**
     * Returns what the browser reports as wrong: errors of scripts, and what the policy forbids.
     */
    public List<String> complaints() {
        return Stream.concat(
                        browser.events(session, "Log.entryAdded").stream()
                                .map(event -> event.path("entry"))
                                .filter(entry -> entry.path("level").asString("").equals("error"))
                                .map(entry ->
                                        entry.path("text").asString("")
                                                + " "
                                                + entry.path("url").asString("")),
                        browser.events(session, "Runtime.exceptionThrown").stream()
                                .map(JsonNode::toString))
                .toList();
    }

    /** Keeps a picture of the whole page. */
    public void picture(Path file) {
        JsonNode size = call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
        String data =
                call(
                                "Page.captureScreenshot",
                                Map.of(
                                        "format",
                                        "png",
                                        "captureBeyondViewport",
                                        true,
                                        "clip",
                                        Map.of(
                                                "x", 0,
                                                "y", 0,
                                                "width", size.path("width").asDouble(),
                                                "height",
                                                        Math.min(
                                                                size.path("height").asDouble(),
                                                                2_400),
                                                "scale", 1)))
                        .path("data")
                        .asString();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return browser.call(session, method, parameters);
    }

    @Override
    public void close() {
        browser.call(null, "Target.closeTarget", Map.of("targetId", target));
    }
}
