package dev.usher.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.client.ApiCall;
import dev.usher.client.Visitor;
import dev.usher.local.journey.Steps;
import dev.usher.local.journey.World;
import dev.usher.platform.infrastructure.ProjectRoot;
import dev.usher.platform.testing.ExamplePrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The programs in docs/examples, as somebody would run them against the suite. */
@EndToEndTest
class ExamplesEndToEndTests {

    private static final String PAID =
            "action=pay&cardNumber=4242424242424242&expiry=12/34&cvc=123&email=alice@example.com";

    /** A credential may have blanks, which Base45 uses as a digit. */
    private static final Pattern TICKET = Pattern.compile("Ticket (\\S+): (TKT1.+)");

    private static final int PATIENCE_SECONDS = 120;

    private final RunningSuite suite;
    private final World world;
    private ExamplePrograms programs;

    ExamplesEndToEndTests(RunningSuite suite) {
        this.suite = suite;
        this.world = suite.world();
    }

    @BeforeEach
    void compile() {
        Path project = ProjectRoot.find();
        programs = ExamplePrograms.copiedTo(project.resolve("platform/dev/local/target/examples"));
        programs.build(project.resolve("docs/api/usher.json")).expectSuccess();
    }

    @Test
    void theShopSellsWhatTheGateAdmitsOnce() throws IOException, InterruptedException {
        JsonNode event = onSale("Accordion Marathon", 10);
        assertThat(shop("alice").rest())
                .anyMatch(line -> line.contains("Accordion Marathon, Paradiso"));

        Run shop = shop("alice", "Accordion Marathon", "2");
        assertThat(shop.line()).isEqualTo("Held: 2 × Standing, Accordion Marathon, €50.00");
        pay(shop.line());
        List<Matcher> tickets =
                shop.rest().stream().map(TICKET::matcher).filter(Matcher::matches).toList();
        assertThat(tickets).hasSize(2);
        assertThat(shop.exitCode()).isZero();

        String credential = tickets.getFirst().group(2);
        String code = tickets.getLast().group(1);
        Run gate = gate("olivia", event, credential, credential, code, "TKT1nonsense");

        assertThat(gate.line()).startsWith("GREEN  Standing");
        assertThat(gate.line()).startsWith("RED    came in before, at North, ");
        assertThat(gate.line()).startsWith("GREEN  Standing");
        assertThat(gate.line()).isEqualTo("RED    is not one of our tickets");
        assertThat(gate.exitCode()).isZero();
    }

    @Test
    void theShopTellsWhyThereIsNothingToBuy() throws IOException, InterruptedException {
        onSale("Bassoon Duet", 1);

        Run tooFew = shop("alice", "Bassoon Duet", "2");
        assertThat(tooFew.rest()).containsExactly("Sold out: 1 left.");
        assertThat(tooFew.exitCode()).isEqualTo(1);
        assertThat(shop("alice", "Bassoon Duet", "7").rest())
                .containsExactly("One buyer can have 6 of these.");
    }

    @Test
    void theGateTellsStrangersToAsk() throws IOException, InterruptedException {
        JsonNode event = onSale("Celesta Night", 10);

        assertThat(gate("adam", event, "AAAA-BBBB").rest())
                .containsExactly(
                        "ASK    This account is not named for the event. Please ask the organizer.");
    }

    /** Publishes an event and waits until the list shows it. */
    private JsonNode onSale(String title, int capacity) {
        JsonNode event =
                Steps.publish(world.person("olivia"), Steps.show(title, suite.now(), capacity));
        String search = "/v1/events?q=" + title.replace(" ", "%20");
        Visitor.until(
                () -> world.stranger().get(search),
                reply -> reply.json().path("items").size() == 1,
                title + " in the list");
        return event;
    }

    /** Pays as the page "Test cards" says a program can. */
    private void pay(String line) {
        assertThat(line).startsWith("Pay at ");
        String page = line.substring("Pay at ".length());
        assertThat(world.stranger().send(ApiCall.of("checkout", "POST", page).form(PAID)).status())
                .isEqualTo(303);
    }

    private Run shop(String person, String... arguments) throws IOException {
        return new Run(start(person, programs.command("shop/shop.js", arguments)));
    }

    private Run gate(String person, JsonNode event, String... presented) throws IOException {
        String id = event.path("id").asString();
        Process process = start(person, programs.command("gate/gate.js", id, "North"));
        try (var scanner = process.outputWriter()) {
            scanner.write(String.join("\n", presented));
        }
        return new Run(process);
    }

    private Process start(String person, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("USHER_URL", suite.ports().gatewayUrl());
        builder.environment().put("USHER_TOKEN", world.token(person));
        Process process = builder.start();
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .execute(process::destroyForcibly);
        return process;
    }

    /** A program under way; it is ended when it takes too long, and then has no more lines. */
    private record Run(Process process, BufferedReader lines) {

        Run(Process process) {
            this(process, process.inputReader());
        }

        String line() throws IOException {
            String line = lines.readLine();
            assertThat(line).as("the next line of %s", process.info()).isNotNull();
            return line;
        }

        List<String> rest() throws IOException {
            List<String> rest = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rest.add(line);
            }
            return rest;
        }

        int exitCode() throws InterruptedException {
            return process.waitFor();
        }
    }
}
