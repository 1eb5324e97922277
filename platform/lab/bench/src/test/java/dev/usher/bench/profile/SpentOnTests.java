package dev.usher.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpentOnTests {

    @ParameterizedTest
    @CsvSource({
        "java.util.HashMap org.postgresql.jdbc.PgStatement dev.usher.payment.order.Order, SQL",
        "java.lang.String tools.jackson.core.JsonParser dev.usher.event.X, JSON",
        "dev.usher.event.X org.springframework.web.servlet.FrameworkServlet, OURS",
        "org.springframework.util.X org.apache.catalina.core.X, HTTP_IN",
        "java.net.X jdk.internal.net.http.HttpClientImpl com.stripe.net.X, HTTP_OUT",
        "io.netty.channel.X reactor.netty.http.client.X io.netty.channel.Y, HTTP_OUT",
        "sun.security.ssl.X org.apache.kafka.common.X, SECURITY",
        "java.nio.X org.apache.kafka.common.network.Selector, KAFKA",
        "io.netty.channel.nio.NioEventLoop java.lang.Thread, NETTY",
        "org.springframework.util.X java.lang.Thread, SPRING",
        "java.util.concurrent.ForkJoinPool java.lang.Thread, THREADS"
    })
    void theInnermostFrameWithAPurposeDecides(String stack, SpentOn purpose) {
        assertThat(SpentOn.of(List.of(stack.split(" ", -1)))).isEqualTo(purpose);
    }
}
