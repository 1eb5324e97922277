package dev.usher.seededbugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DoorBugsTests {

    @Test
    void knowsTicketsInsideOnlyOfThisProcess() {
        UUID ticket = new UUID(3, 3);

        assertThat(SeenHere.mayPass("ENTRY", ticket)).isTrue();
        assertThat(SeenHere.mayPass("ENTRY", ticket)).isFalse();
        assertThat(SeenHere.mayPass("EXIT", ticket)).isTrue();
        assertThat(SeenHere.mayPass("ENTRY", ticket)).isTrue();
    }
}
