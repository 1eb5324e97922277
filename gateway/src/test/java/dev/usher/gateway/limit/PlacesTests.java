package dev.usher.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTests {

    @Test
    void areBoundedForEachHolderAndInTotal() {
        Places places = new Places(3, 2);

        assertThat(places.take("a")).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take("a")).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take("a")).isEqualTo(Places.Answer.HOLDER_HAS_ENOUGH);
        assertThat(places.take("b")).isEqualTo(Places.Answer.TAKEN);
        assertThat(places.take("c")).isEqualTo(Places.Answer.ALL_TAKEN);
        assertThat(places.taken()).isEqualTo(3);

        places.giveBack("a");

        assertThat(places.take("c")).isEqualTo(Places.Answer.TAKEN);
        places.giveBack("a");
        places.giveBack("b");
        places.giveBack("c");
        assertThat(places.taken()).isZero();
    }
}
