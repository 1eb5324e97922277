package dev.usher.platform.web;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class WebHouseRulesTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.usher.platform.web");
    }
}
