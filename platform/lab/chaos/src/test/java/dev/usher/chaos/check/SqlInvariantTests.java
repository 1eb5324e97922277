package dev.usher.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlInvariantTests {

    @Test
    void readsRuleAndNeedsFromTheCommentAtTheTop() {
        SqlInvariant invariant =
                SqlInvariant.parse(
                        "I1-x",
                        """
                        -- Nothing is ever
                        -- lost.
                        -- needs: messages, calls
                        select 1
                        -- of no account
                        """);

        assertThat(invariant.rule()).isEqualTo("Nothing is ever lost.");
        assertThat(invariant.needs()).containsExactlyInAnyOrder(Need.MESSAGES, Need.CALLS);
    }

    @Test
    void refusesAQueryWithoutARule() {
        assertThatThrownBy(() -> SqlInvariant.parse("I1-x", "select 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("I1-x");
    }

    @Test
    void refusesAnUnknownNeed() {
        assertThatThrownBy(() -> SqlInvariant.parse("I1-x", "-- Rule.\n-- needs: luck\nSELECT 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
