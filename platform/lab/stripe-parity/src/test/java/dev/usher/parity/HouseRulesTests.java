package dev.usher.parity;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check("dev.usher.parity");
    }
}
