package dev.usher.planted.bad.one;

import dev.usher.planted.bad.two.Circle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Public, badly named, and it helps itself to everything. */
@Component
public class StockManager {

    private static final Logger log = LoggerFactory.getLogger(StockManager.class);

    @Autowired private Circle circle;

    private KafkaTemplate<String, String> template;

    @Autowired
    void setTemplate(KafkaTemplate<String, String> template) {
        this.template = template;
    }

    Instant opened() {
        return Instant.now();
    }

    LocalDate day() {
        return LocalDate.now(ZoneId.of("UTC"));
    }

    long millis() {
        return System.currentTimeMillis();
    }

    UUID id() {
        return UUID.randomUUID();
    }

    int luck() {
        return new Random().nextInt();
    }

    void tell(RuntimeException failure) {
        log.warn("it failed: {}", failure.getMessage());
    }

    void shout() {
        System.out.println(circle + " " + template);
    }
}
