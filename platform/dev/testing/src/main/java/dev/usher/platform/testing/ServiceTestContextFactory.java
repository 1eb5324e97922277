package dev.usher.platform.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Is found by Spring's test framework through META-INF/spring.factories. */
final class ServiceTestContextFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        ServiceTest test =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, ServiceTest.class);
        return test == null ? null : new ServiceTestContext(test.schema());
    }
}
