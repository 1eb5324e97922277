package dev.usher.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.load.Latency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BurstTests {

    private final Arm arm = new ScriptedArm("ours", new ArrayList<>());

    @Test
    void chargesEachAccountPerOperation() {
        Work work = new Work(1_000, 500, Latency.NONE, Map.of());
        Accounts.Spent spent =
                new Accounts.Spent(
                        Map.of("ours", Duration.ofMillis(30), "postgres", Duration.ofMillis(10)),
                        0.01);

        Burst burst = Burst.of(arm, work, spent, false);

        assertThat(burst.cpuMicros(Set.of("ours"))).isEqualTo(30);
        assertThat(burst.cpuMicros(List.of("ours", "postgres"))).isEqualTo(40);
        assertThat(burst.cpuMicros(Set.of("unheard of"))).isZero();
    }

    @Test
    void findsThisJvmAmongTheAccounts() {
        Accounts accounts = new Accounts(Map::of, 2);
        Accounts.Reading before = accounts.read();

        Accounts.Spent spent = accounts.read().since(before);

        assertThat(spent.cpu()).containsKeys(Accounts.HARNESS, Accounts.TOOLS);
        assertThat(spent.foreign()).isNotNegative();
    }
}
