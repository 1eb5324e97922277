package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The limits as they come, without anything a test or the profile "load" says. */
class DefaultLimitsTests extends GatewayTest {

    private static final int BURST = 20;
    private static final int CALLS = 120;

    @Test
    void answer429ToOneWhoOrdersWithoutEnd() throws Exception {
        String token = ISSUER.token("orders-without-end");
        List<Integer> statuses = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ApiResponse>> calls = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                calls.add(threads.submit(() -> api.post("/v1/orders", "{}", token)));
            }
            for (Future<ApiResponse> call : calls) {
                statuses.add(call.get().status());
            }
        }

        assertThat(statuses).containsOnly(200, 429);
        assertThat(statuses).filteredOn(status -> status == 200).hasSizeGreaterThanOrEqualTo(BURST);
        ApiResponse another = api.get("/v1/me/tickets", token);
        assertThat(another.header("RateLimit-Limit")).contains("400");
        assertThat(another.header("RateLimit-Policy")).contains("\"calls\";q=400;w=4");
    }
}
