package dev.usher.parity;

import dev.usher.stripesandbox.SandboxOptions;
import dev.usher.stripesandbox.StripeSandbox;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./usher stripe-parity [--base URL]}. Compares Stripe's test environment with the sandbox,
 * which it starts in its own process. No money moves: nothing is paid.
 */
public final class StripeParity {

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int NOT_RUN = 2;

    private static final String LINE = "%3s  %-62s %7s  %7s  %s";
    private static final long PAUSE_MILLIS = 1_000;

    private final PrintStream out;
    private final Clock clock;
    private final RandomGenerator random;

    StripeParity(PrintStream out, Clock clock, RandomGenerator random) {
        this.out = out;
        this.clock = clock;
        this.random = random;
    }

    static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        StripeParity parity = new StripeParity(out, Clock.systemUTC(), new SecureRandom());
        System.exit(parity.run(List.of(words), System.getenv(ParityOptions.KEY)));
    }

    /** Runs the command, and returns its exit code. */
    int run(List<String> words, @Nullable String key) {
        if (words.contains("--help")) {
            out.println(ParityOptions.USAGE);
            return EQUAL;
        }
        try {
            return compare(ParityOptions.parse(words, key));
        } catch (ParityOptions.NotRun reason) {
            out.println("NOT RUN: " + reason.getMessage());
        } catch (ParitySide.BrokenOff reason) {
            out.println("BROKEN OFF: " + reason.getMessage());
        }
        return NOT_RUN;
    }

    private int compare(ParityOptions options) {
        SandboxOptions quiet = SandboxOptions.defaults().with("logging.level.root", "WARN");
        String name = options.stripe() ? "Stripe" : "base";
        try (StripeSandbox sandbox = StripeSandbox.start(quiet);
                ParitySide first = new ParitySide(name, options.base(), options.key());
                ParitySide second =
                        new ParitySide(
                                "sandbox", URI.create(sandbox.baseUrl()), StripeSandbox.API_KEY)) {
            return compare(first, second, options);
        }
    }

    private int compare(ParitySide first, ParitySide second, ParityOptions options) {
        say(
                "%s is %s, API version %s"
                        .formatted(first.name(), options.base(), ParitySide.API_VERSION));
        say("");
        say(LINE.formatted("#", "call", first.name(), second.name(), ""));
        int[] number = {0};
        List<ParityRun.Compared> compared =
                new ParityRun(first, second, StripeParity::pause)
                        .run(
                                steps(),
                                step -> {
                                    number[0]++;
                                    show(number[0], step);
                                });
        long different = compared.stream().filter(step -> !step.equal()).count();
        say(
                "%n%d calls compared, %d equal, %d different. Not compared: %s, a link into Stripe's dashboard."
                        .formatted(
                                compared.size(),
                                compared.size() - different,
                                different,
                                AnswerComparison.NOT_COMPARED));
        if (!options.stripe()) {
            say("This compared two sandboxes, and tells nothing about Stripe.");
        }
        return different == 0 ? EQUAL : DIFFERENT;
    }

    private List<ParityStep> steps() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        String run = "usher-parity-" + HexFormat.of().formatHex(bytes);
        List<ParityStep> steps = new ArrayList<>(SessionSteps.of(run, clock.instant()));
        steps.addAll(OtherSteps.of(run));
        return steps;
    }

    private void show(int number, ParityRun.Compared step) {
        say(
                LINE.formatted(
                        number,
                        step.step(),
                        step.first(),
                        step.second(),
                        step.equal() ? "equal" : "DIFFERENT"));
        step.differences().forEach(difference -> say("       " + difference));
    }

    private void say(String text) {
        out.println(text.stripTrailing());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ParitySide.BrokenOff("The comparison was stopped.");
        }
    }
}
