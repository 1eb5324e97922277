package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import dev.usher.platform.infrastructure.NativePostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A replica of a service that consists of messaging alone. */
final class TestService implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private TestService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts the service with these configuration classes in addition. */
    static TestService start(
            String database, String kafka, Map<String, String> settings, Class<?>... more) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.application.name=test-service");
        arguments.add("--spring.datasource.url=" + database);
        arguments.add("--spring.datasource.username=" + NativePostgres.SUPERUSER);
        arguments.add("--spring.datasource.password=" + NativePostgres.SUPERUSER);
        arguments.add("--spring.datasource.hikari.maximum-pool-size=4");
        arguments.add("--spring.flyway.locations=classpath:db/messaging");
        arguments.add("--usher.migrations.at-start=true");
        arguments.add("--spring.kafka.bootstrap-servers=" + kafka);
        arguments.add("--spring.main.banner-mode=off");
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new TestService(
                new SpringApplicationBuilder(Base.class)
                        .sources(more)
                        .web(WebApplicationType.NONE)
                        .run(arguments.toArray(String[]::new)));
    }

    /** The configuration of every service. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Base {
        @Bean
        TopicsUsed topicsUsed() {
            return new TopicsUsed(Topic.values());
        }
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    JdbcClient jdbc() {
        return get(JdbcClient.class);
    }

    Outbox outbox() {
        return get(Outbox.class);
    }

    boolean leads() {
        return get(RelayMetrics.class).leading();
    }

    void inTransaction(Runnable work) {
        new TransactionTemplate(get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> work.run());
    }

    long waiting() {
        return jdbc().sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }

    void end() {
        context.close();
    }

    @Override
    public void close() {
        end();
    }
}
