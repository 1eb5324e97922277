package dev.usher.validation;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class HouseRulesTests {

    @Test
    void followsTheHouseRules() {
        HouseRules.check("dev.usher.validation");
    }

    @Test
    void featuresKeepToTheirBoundaries() {
        ApplicationModules.of(ValidationServiceApplication.class).verify();
    }
}
