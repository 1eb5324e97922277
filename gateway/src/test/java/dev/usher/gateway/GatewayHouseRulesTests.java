package dev.usher.gateway;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class GatewayHouseRulesTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.usher.gateway");
    }
}
