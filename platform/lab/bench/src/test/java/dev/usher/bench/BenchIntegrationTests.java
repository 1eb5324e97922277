package dev.usher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.NoiseGuard;
import dev.usher.bench.harness.Rounds;
import dev.usher.bench.harness.Series;
import dev.usher.bench.harness.Work;
import dev.usher.bench.postgres.BenchDatabase;
import dev.usher.bench.postgres.Pgbench;
import dev.usher.bench.report.Comparison;
import dev.usher.platform.testing.Infrastructure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the harness once on a real PostgreSQL; figures must exist, their size does not matter. */
@Tag("integration")
class BenchIntegrationTests {

    @TempDir private Path work;

    @Test
    void comparesTwoScriptsOfPgbench() {
        Optional<Path> program = Pgbench.find();
        assumeTrue(
                program.isPresent(),
                "pgbench is not installed: apt-get install --no-install-recommends postgresql");
        URI address = URI.create(Infrastructure.freshDatabase().url().substring("jdbc:".length()));
        try (BenchDatabase database =
                BenchDatabase.open(address.getPort(), address.getPath().substring(1))) {
            database.prepareReferences();
            database.execute(
                    "create table bench.note (id uuid primary key); grant all on bench.note to bench");
            Pgbench pgbench = new Pgbench(program.get(), work, database);
            Arm reference = new Script(pgbench, "select", "select 1;");
            Arm ours = new Script(pgbench, "insert", "insert into note values (uuidv7());");

            Series series =
                    new Rounds(new Accounts(Map::of, 1), new NoiseGuard(), _ -> {})
                            .run("test", List.of(reference, ours), 1, Duration.ofSeconds(1));
            Comparison comparison = Comparison.of(series, ours, reference, Figure.P50, null);

            assertThat(comparison.pairs()).isEqualTo(2);
            assertThat(comparison.ratio().median()).isPositive();
            assertThat(database.number("select count(*) from bench.note")).isPositive();
        }
    }

    /** An arm of two clients, with latencies. */
    private record Script(Pgbench pgbench, String name, String sql) implements Arm {

        @Override
        public Set<String> processes() {
            return Set.of();
        }

        @Override
        public Work burst(Duration length) {
            return Work.of(
                    pgbench.run(new Pgbench.Plan(name, sql, 2, length.toMillis()).withLatencies()));
        }
    }
}
