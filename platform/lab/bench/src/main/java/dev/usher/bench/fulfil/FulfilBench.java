package dev.usher.bench.fulfil;

import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** From Stripe's notification to tickets. */
public final class FulfilBench implements Benchmark {

    /** Orders paid per second: what the suite keeps up with on two cores, and the goal's rate. */
    private static final double STEADY = 25;

    private static final double RUSH = 100;

    @Override
    public String name() {
        return "fulfil";
    }

    @Override
    public String title() {
        return "from Stripe's notification to tickets";
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "Orders lie ready in the database as if each had been opened; notifications are"
                        + " signed with the local webhook secret and go straight to the service. The"
                        + " sandbox and Keycloak have no part in it.",
                "A burst is void unless every order was fulfilled, every reservation converted, every"
                        + " seat counted as sold and every ticket made, and no message was left.",
                "A ticket counts as readable when another session sees its row; of each burst the"
                        + " first and the last are also read through the API by their buyer.");
    }

    @Override
    public List<Section> run(Stage stage) {
        StripeNote notes =
                new StripeNote(
                        stage.suite().variable("payment-service", "USHER_STRIPE_WEBHOOK_SECRETS"),
                        Clock.systemUTC());
        PaidOrders orders = new PaidOrders(stage.database());
        orders.open();
        List<Section> sections = new ArrayList<>();
        sections.add(new Acknowledgement(stage, notes).section());
        RawChainArm raw = RawChainArm.start(stage, STEADY);
        sections.add(new Chain(stage, orders, notes, raw, STEADY).section());
        if (!stage.form().quick()) {
            sections.add(new Chain(stage, orders, notes, raw, RUSH).section());
        }
        sections.add(new Minting(stage, orders).section());
        return sections;
    }
}
