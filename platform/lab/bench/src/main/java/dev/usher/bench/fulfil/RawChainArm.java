package dev.usher.bench.fulfil;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.harness.Work;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The reference arm. */
final class RawChainArm implements Arm {

    private static final String RAW = "raw chain";
    private static final String TOPIC = "bench.chain";

    private final Stage stage;
    private final double perSecond;
    private final OwnProgram program;

    private RawChainArm(Stage stage, OwnProgram program, double perSecond) {
        this.stage = stage;
        this.program = program;
        this.perSecond = perSecond;
    }

    static RawChainArm start(Stage stage, double perSecond) {
        stage.database()
                .execute(
                        """
                        create table bench.chain_order (id uuid primary key, payload text);
                        create table bench.chain_ticket (id uuid primary key,
                            order_id uuid not null, seat int not null, credential text not null,
                            unique (order_id, seat));
                        """);
        createTopic(stage.suite().ports().kafkaBootstrap());
        OwnProgram program =
                stage.add(
                        RAW,
                        OwnProgram.start(
                                RawChain.class,
                                stage.log("raw-chain"),
                                List.of(
                                        "-Xmx128m",
                                        "-XX:+UseSerialGC",
                                        "-Dslf4j.internal.verbosity=ERROR",
                                        "--enable-native-access=ALL-UNNAMED")));
        return new RawChainArm(stage, program, perSecond);
    }

    /** Returns the same program at another rate. */
    RawChainArm at(double otherRate) {
        return new RawChainArm(stage, program, otherRate);
    }

    private static void createTopic(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
            }
        } catch (ExecutionException failed) {
            throw new BenchFailed("no topic for the raw chain: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public String name() {
        return RAW + Chain.at(perSecond);
    }

    @Override
    public Set<String> processes() {
        return Set.of(RAW, "kafka", Stage.POSTGRES);
    }

    @Override
    public void prepare() {
        stage.database().execute("truncate bench.chain_order, bench.chain_ticket");
    }

    @Override
    public Work burst(Duration length) {
        return Chain.work(
                program.ask(
                        new ChainOrder(
                                stage.database().url(),
                                stage.suite().ports().kafkaBootstrap(),
                                TOPIC,
                                Chain.count(perSecond, length),
                                perSecond),
                        LoadReport.Seen.class),
                length);
    }

    @Override
    public List<String> violations(Work work) {
        return work.outcomes().isEmpty() ? List.of() : List.of(work.outcomes().toString());
    }
}
