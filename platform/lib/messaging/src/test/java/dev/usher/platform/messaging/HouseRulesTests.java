package dev.usher.platform.messaging;

import dev.usher.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTests {

    @Test
    void areKept() {
        HouseRules.check("dev.usher.platform.messaging");
    }
}
