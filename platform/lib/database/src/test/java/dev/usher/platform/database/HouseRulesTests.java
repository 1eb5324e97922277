package dev.usher.platform.database;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void areKept() {
        HouseRules.check("dev.usher.platform.database");
    }
}
