package dev.usher.bench.payments;

import dev.usher.bench.fulfil.Acknowledgement;
import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Measures how payments are taken when all goes well, and when Stripe is slow, full or silent. */
public final class PaymentsBench implements Benchmark {

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public String title() {
        return "payments with a slow, a full and a silent Stripe";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "The sandbox stands in for Stripe: it delays its answers and loses webhooks as it is"
                        + " told. Its own work takes the same processors.",
                "Buyers are threads of the bench, %d of them, which begin at the same moment and call"
                                .formatted(PayingCrowd.BUYERS)
                        + " through the gateway. Reservations exist before, and what was opened is"
                        + " cancelled after each burst.",
                "The goal for sessions at a slow Stripe asks two cores for more than 500 orders a"
                        + " second: it is met only where their CPU time allows it.",
                "Webhooks are acknowledged as the bench fulfil measures it.");
    }

    @Override
    public List<Section> run(Stage stage) {
        Clock clock = Clock.systemUTC();
        List<Section> sections = new ArrayList<>();
        sections.add(Acknowledgement.in(stage));
        try (PayingCrowd crowd = PayingCrowd.gather(stage, clock);
                SandboxControl sandbox = new SandboxControl(stage.suite().ports().sandboxUrl())) {
            sections.add(new SlowStripe(stage, crowd, sandbox).section());
            sections.add(new LostWebhooks(stage, crowd, sandbox, clock).section());
            sections.add(new LiveLikeLimit(stage, crowd, sandbox, clock).section());
        }
        return sections;
    }
}
