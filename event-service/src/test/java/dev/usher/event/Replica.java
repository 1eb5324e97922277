package dev.usher.event;

import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** Another event-service with the database, broker and clock of the first. */
public final class Replica implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Replica of(Environment first, Clock clock) {
        String[] arguments = {
            same(first, "spring.datasource.url"),
            same(first, "spring.datasource.username"),
            same(first, "spring.datasource.password"),
            same(first, "spring.kafka.bootstrap-servers"),
            same(first, "usher.security.issuer"),
            same(first, "usher.security.jwks-uri"),
            "--server.port=0",
            "--management.server.port=0"
        };
        return new Replica(
                new SpringApplicationBuilder(EventServiceApplication.class)
                        .initializers(context ->
                                ((GenericApplicationContext) context)
                                        .registerBean(
                                                "testClock",
                                                Clock.class,
                                                () -> clock,
                                                definition -> definition.setPrimary(true)))
                        .run(arguments));
    }

    public BeanFactory beans() {
        return context;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static String same(Environment first, String property) {
        return "--" + property + "=" + first.getRequiredProperty(property);
    }

    @Override
    public void close() {
        context.close();
    }
}
