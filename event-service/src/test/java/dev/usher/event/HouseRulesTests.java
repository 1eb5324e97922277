package dev.usher.event;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void keepsTheHouseRules() {
        HouseRules.check("dev.usher.event");
    }

    @Test
    void keepsItsFeaturesApart() {
        ApplicationModules.of(EventServiceApplication.class).verify();
    }
}
