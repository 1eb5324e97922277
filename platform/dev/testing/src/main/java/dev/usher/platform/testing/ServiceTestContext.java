package dev.usher.platform.testing;

import dev.usher.platform.testing.openapi.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Connects a context to the infrastructure; contexts with the same schema may be shared. */
record ServiceTestContext(String schema) implements ContextCustomizer {

    /** The schemas of the services whose document must describe every answer. */
    private static final Set<String> DESCRIBED = Set.of("event", "payment", "ticket", "validation");

    @Override
    public void customizeContext(
            ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        Infrastructure.startInBackground();
        TestIssuer issuer = TestIssuer.shared();
        Database database = Infrastructure.freshDatabase();

        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", database.url(schema));
        properties.put("spring.datasource.username", schema);
        properties.put("spring.datasource.password", schema);
        properties.put("usher.migrations.at-start", true);
        properties.put("usher.migrations.username", Database.ownerOf(schema));
        properties.put("usher.migrations.password", Database.ownerOf(schema));
        properties.put("spring.kafka.bootstrap-servers", Infrastructure.bootstrapServers());
        properties.put("usher.security.issuer", issuer.issuer());
        properties.put("usher.security.jwks-uri", issuer.jwksUri());
        properties.put("management.server.port", 0);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("infrastructure of the test", properties));

        Environment environment = context.getEnvironment();
        register(context, "testDatabase", Database.class, () -> database);
        register(context, "testIssuer", TestIssuer.class, () -> issuer);
        register(context, "testClock", MutableClock.class, MutableClock::new);
        register(
                context,
                "messageProbe",
                MessageProbe.class,
                () -> new MessageProbe(Infrastructure.bootstrapServers()));
        register(
                context,
                "api",
                Api.class,
                () ->
                        new Api(
                                () ->
                                        "http://127.0.0.1:"
                                                + environment.getRequiredProperty(
                                                        "local.server.port"),
                                check()));
    }

    private Consumer<Answer> check() {
        return DESCRIBED.contains(schema)
                ? ApiDocument.answersOf(schema + "-service")::check
                : _ -> {};
    }

    private static <T> void register(
            ConfigurableApplicationContext context, String name, Class<T> type, Supplier<T> bean) {
        RootBeanDefinition definition = new RootBeanDefinition(type, bean);
        definition.setPrimary(true);
        ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition(name, definition);
    }
}
