package dev.usher.platform.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.TestConstructor;

/**
 * Starts the whole service on a free port, against a database of its own in a real PostgreSQL, a
 * real Kafka, and tokens of the {@link TestIssuer}. Its beans {@link Api}, {@link TestIssuer},
 * {@link MessageProbe}, {@link MutableClock} and {@link Database} can be asked for in the
 * constructor of the test. Test classes that need the same context share it and its database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Tag("integration")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface ServiceTest {

    /** The schema of the service, and the role it works as. */
    String schema();

    /** Further properties, each as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};

    /** The application class, if it is not found above the test's package. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};
}
