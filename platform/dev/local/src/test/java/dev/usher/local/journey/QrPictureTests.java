package dev.usher.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrPictureTests {

    /** A text with the length and alphabet of a credential. */
    private static final String TICKET = "TKT1:" + "6BF$9*TEST ".repeat(20).substring(0, 219);

    @Test
    void drawsATicketWithinEightyColumnsAndOneScreen() {
        String drawn = QrPicture.drawn(TICKET);

        assertThat(drawn.lines()).allMatch(line -> line.length() == 57);
        assertThat(drawn.lines()).hasSize(29);
    }
}
