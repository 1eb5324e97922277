package dev.usher.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoggedTextTests {

    @Test
    void keepsAPathWithoutAnAddress() {
        assertThat(LoggedText.of("/v1/events/0190-1/staff")).isEqualTo("/v1/events/0190-1/staff");
    }

    @Test
    void leavesOutAnAddressInAPath() {
        assertThat(LoggedText.of("/v1/events/7/staff/stan@example.com"))
                .isEqualTo("/v1/events/7/staff/(e-mail)");
    }

    @Test
    void leavesOutAnEncodedAddress() {
        assertThat(LoggedText.of("/v1/events/7/staff/stan%40example.com?x=1"))
                .isEqualTo("/v1/events/7/staff/(e-mail)?x=1");
    }

    @Test
    void leavesOutAddressesInTheTextOfAnException() {
        assertThat(LoggedText.of("no answer from http://127.0.0.1/staff/stan+1@example.com: late"))
                .isEqualTo("no answer from http://127.0.0.1/staff/(e-mail) late");
    }
}
