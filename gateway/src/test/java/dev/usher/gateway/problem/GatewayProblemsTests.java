package dev.usher.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.web.problem.CommonProblems;
import org.junit.jupiter.api.Test;
import reactor.netty.channel.AbortedException;

class GatewayProblemsTests {

    @Test
    void blamesTheServiceForAConnectionThatClosedBeforeTheCallWasSent() {
        assertThat(GatewayProblems.expected(AbortedException.beforeSend()))
                .hasValueSatisfying(problem ->
                        assertThat(problem.type()).isEqualTo(CommonProblems.BAD_GATEWAY));
    }

    @Test
    void blamesNobodyForADefect() {
        assertThat(GatewayProblems.expected(new IllegalStateException("ours"))).isEmpty();
    }
}
