package dev.usher.bench.fulfil;

import dev.usher.bench.report.Section;
import dev.usher.bench.stage.Benchmark;
import dev.usher.bench.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/** Measures the way from Stripe's notification to tickets. */
public final class FulfilBench implements Benchmark {

    /** Orders paid per second: a steady sale that two cores sustain, a rush, and an on-sale. */
    private static final List<Double> RATES = List.of(20.0, 100.0, 300.0);

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
                "Orders are inserted into the database as if each had been opened; notifications"
                        + " are signed with the local webhook secret and sent to the service itself."
                        + " The sandbox and Keycloak are not involved.",
                "A burst is void unless every order is fulfilled, every reservation converted, every"
                        + " seat counted as sold and every ticket minted, and no message waits.",
                "Only the lowest rate is measured with --quick. Where the suite takes longer than the"
                        + " orders come, they queue, and the latencies say for how long.",
                "A ticket counts as readable when another session sees its row; the buyer also reads"
                        + " the first and the last of each burst through the API.");
    }

    @Override
    public List<Section> run(Stage stage) {
        StripeNote notes = StripeNote.signedFor(stage);
        PaidOrders orders = new PaidOrders(stage.database());
        orders.open();
        List<Section> sections = new ArrayList<>();
        sections.add(new Acknowledgement(stage, notes).section());
        RawChainArm raw = RawChainArm.start(stage, RATES.getFirst());
        for (double rate : RATES.subList(0, stage.form().pick(1, RATES.size()))) {
            sections.add(new Chain(stage, orders, notes, raw, rate).section());
        }
        return sections;
    }
}
