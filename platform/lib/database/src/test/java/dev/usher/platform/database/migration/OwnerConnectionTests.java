package dev.usher.platform.database.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerConnectionTests {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/usher, jdbc:postgresql://db/usher",
        "jdbc:postgresql://db/usher?socketTimeout=15, jdbc:postgresql://db/usher?",
        "jdbc:postgresql://db/usher?currentSchema=event&connectTimeout=2&socketTimeout=15&tcpKeepAlive=true&ApplicationName=event-service, jdbc:postgresql://db/usher?currentSchema=event&connectTimeout=2&tcpKeepAlive=true&ApplicationName=event-service-migration"
    })
    void hasNoLimitOfARead(String given, String expected) {
        assertThat(OwnerConnection.withoutLimits(given)).isEqualTo(expected);
    }
}
