package dev.usher.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 1.1.1.1           | 9.9.9.9
                    1 | 1.1.1.1           | 1.1.1.1
                    1 | 2.2.2.2, 1.1.1.1  | 1.1.1.1
                    2 | 2.2.2.2,1.1.1.1   | 2.2.2.2
                    2 | 1.1.1.1           | 9.9.9.9
                    1 | nonsense          | 9.9.9.9
                    1 | example.com       | 9.9.9.9
                    1 |                   | 9.9.9.9
                    """)
    void comesFromTheProxiesThatAreTrustedAndElseFromTheConnection(
            int hops, String forwarded, String address) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.get("/").remoteAddress(connection("9.9.9.9"));
        if (forwarded != null) {
            request.header("X-Forwarded-For", forwarded);
        }

        assertThat(new ClientAddress(hops).of(request.build())).isEqualTo(address);
    }

    @Test
    void isTheNetworkOfAnIpv6Address() {
        assertThat(ClientAddress.of(connection("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(ClientAddress.of(connection("2001:db8:1:2::1")))
                .isNotEqualTo(ClientAddress.of(connection("2001:db8:1:3::1")));
    }

    private static InetSocketAddress connection(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 1);
    }
}
