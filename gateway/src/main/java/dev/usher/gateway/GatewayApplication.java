package dev.usher.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import reactor.netty.ReactorNetty;

/** Checks tokens, limits and routes, and serves the documentation; knows nothing of tickets. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] arguments) {
        oneEventLoopPerCore();
        SpringApplication.run(GatewayApplication.class, arguments);
    }

    /**
     * The library has at least four. On fewer cores they take turns, each with fewer connections
     * ready at a time: with two on two cores a fifth less CPU per request was measured.
     */
    private static void oneEventLoopPerCore() {
        if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
            System.setProperty(
                    ReactorNetty.IO_WORKER_COUNT,
                    Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
    }
}
