package dev.usher.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import reactor.netty.ReactorNetty;

/** Checks tokens, limits and routes, and serves the documentation; knows no business type. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] arguments) {
        oneEventLoopPerCore();
        SpringApplication.run(GatewayApplication.class, arguments);
    }

    /**
     * Sets one event loop per core. Reactor Netty's minimum is four; on two cores, two loops took a
     * fifth less CPU per request, because each finds more connections ready at a time.
     */
    private static void oneEventLoopPerCore() {
        if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
            System.setProperty(
                    ReactorNetty.IO_WORKER_COUNT,
                    Integer.toString(Runtime.getRuntime().availableProcessors()));
        }
    }
}
