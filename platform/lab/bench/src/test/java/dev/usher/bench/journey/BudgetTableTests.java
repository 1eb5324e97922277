package dev.usher.bench.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.usher.platform.infrastructure.ProjectRoot;
import org.junit.jupiter.api.Test;

class BudgetTableTests {

    private final BudgetTable budgets = BudgetTable.of(ProjectRoot.find());

    @Test
    void thePageHasABudgetForEachProcessAndTheyAddUpToTheWhole() {
        double sum = Journeys.SUITE.stream().mapToDouble(budgets::of).sum();

        assertThat(budgets.of("whole suite")).isCloseTo(sum, within(0.001));
    }

    @Test
    void thePageHasABudgetForEachCountWithAVerdict() {
        assertThat(budgets.of(JourneyCounts.STATEMENTS)).isPositive();
        assertThat(budgets.of(JourneyCounts.COMMITS)).isPositive();
        assertThat(budgets.of(JourneyCounts.SYNCS)).isPositive();
        assertThat(budgets.of(Counting.AT_REST)).isPositive();
    }

    @Test
    void readsOnlyTheMarkedTables() {
        BudgetTable read =
                BudgetTable.parse(
                        """
                        | other | 1 |
                        <!-- budget: here -->
                        | name | budget |
                        |---|---:|
                        | **all** | **2.5** |
                        <!-- end of budget -->
                        | later | 3 |
                        """);

        assertThat(read.of("all")).isEqualTo(2.5);
        assertThatThrownBy(() -> read.of("other")).hasMessageContaining("no budget for other");
        assertThatThrownBy(() -> read.of("later")).hasMessageContaining("no budget for later");
    }
}
