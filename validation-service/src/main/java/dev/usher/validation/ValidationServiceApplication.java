package dev.usher.validation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Admits each ticket exactly once. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ValidationServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ValidationServiceApplication.class, arguments);
    }
}
