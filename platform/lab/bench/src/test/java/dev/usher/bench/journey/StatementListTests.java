package dev.usher.bench.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementListTests {

    @Test
    void shows_a_statement_on_one_line_of_a_table() {
        assertThat(StatementList.shortened("  select 'a' || `b`\n   from   t\n"))
                .isEqualTo("select 'a' // 'b' from t");
    }

    @Test
    void shortens_a_long_statement() {
        assertThat(StatementList.shortened("select " + "x".repeat(300)))
                .hasSize(110)
                .endsWith("x…");
    }
}
