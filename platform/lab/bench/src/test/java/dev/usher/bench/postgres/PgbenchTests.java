package dev.usher.bench.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.bench.load.Latency;
import org.junit.jupiter.api.Test;

class PgbenchTests {

    @Test
    void readsTheOutputOfPgbench() {
        Pgbench.Result result =
                Pgbench.result(
                        """
                        pgbench (15.18, server 18.6)
                        transaction type: reserve.pgbench.sql
                        number of clients: 32
                        duration: 2 s
                        number of transactions actually processed: 4711
                        number of failed transactions: 3 (0.064%)
                        latency average = 13.6 ms
                        initial connection time = 41.2 ms
                        tps = 2345.678901 (without initial connection time)
                        """,
                        Latency.NONE);

        assertThat(result).isEqualTo(new Pgbench.Result(4711, 3, 2345.678901, Latency.NONE));
    }

    @Test
    void failsWithAnyOtherOutput() {
        assertThatThrownBy(() -> Pgbench.result("pgbench: error: no such role", Latency.NONE))
                .hasMessageContaining("no such role");
    }
}
