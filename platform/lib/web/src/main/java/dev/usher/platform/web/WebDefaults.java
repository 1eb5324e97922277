package dev.usher.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertiesPropertySource;

/** Adds the shared defaults with the lowest precedence, so that a service can override each. */
class WebDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "/usher-web-defaults.properties";

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        Properties defaults = new Properties();
        try (InputStream file = WebDefaults.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the jar");
            }
            defaults.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        environment.getPropertySources().addLast(new PropertiesPropertySource(FILE, defaults));
    }
}
