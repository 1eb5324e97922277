package dev.usher.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StalledTests {

    @Test
    void givesUpTheOldestOfAHolderAndForgetsTheComplete() {
        Stalled stalled = new Stalled(2);
        List<String> givenUp = new ArrayList<>();
        Runnable first = () -> givenUp.add("first");
        Runnable second = () -> givenUp.add("second");
        Runnable third = () -> givenUp.add("third");

        stalled.enter("a", first);
        stalled.enter("a", second);
        stalled.enter("b", () -> givenUp.add("of another"));
        assertThat(givenUp).isEmpty();

        stalled.enter("a", third);
        assertThat(givenUp).containsExactly("first");

        stalled.leave("a", first);
        stalled.leave("a", second);
        stalled.leave("a", third);
        assertThat(stalled.requests()).isEqualTo(1);
    }
}
