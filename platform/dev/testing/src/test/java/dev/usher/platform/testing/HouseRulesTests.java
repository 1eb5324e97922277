package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTests {

    private static final String GOOD = "dev.usher.planted.good";
    private static final String BAD = "dev.usher.planted.bad";
    private static final String CONTRACTS = "dev.usher.contracts.planted";

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BAD);

    @Test
    void letsGoodCodePass() {
        JavaClasses good = new ClassFileImporter().importPackages(GOOD);

        assertThatCode(() -> HouseRules.check(GOOD, good)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Names say what a thing is                      | StockManager
                    No drawers                                     | Sums
                    Every package has a package-info.java          | Bare
                    come through the one constructor, into final   | StockManager.circle
                    come through the one constructor, not through  | StockManager.setTemplate
                    Time comes from a Clock                        | Instant.now()
                    Time comes from a Clock                        | LocalDate.now(java.time.ZoneId)
                    Time comes from a Clock                        | System.currentTimeMillis()
                    Identifiers come from Ids                      | UUID.randomUUID()
                    Randomness is handed in                        | java.util.Random
                    components and entities are package-private    | StockManager
                    changes through verbs, never through setters   | Seat.setPrice
                    A listener takes a list of raw ConsumerRecords | SeatListener.on
                    The wire stops at the door                     | Seat.setPrice
                    An entity knows neither web                    | Money
                    Features publish through the Outbox            | KafkaTemplate
                    Only command lines print                       | System.out
                    A log line gets the exception itself           | RuntimeException.getMessage()
                    do not need each other in a circle             | Slice two
                    A call names its refusals                      | SeatApi.seats()
                    """)
    void saysWhichRuleIsBrokenAndWhere(String sentence, String place) {
        assertThatThrownBy(() -> HouseRules.check(BAD, PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(place);
    }

    @ParameterizedTest
    @CsvSource({"record", "an enum or a sealed interface", "types of the JDK alone"})
    void refusesContractsThatAreMoreThanAgreements(String sentence) {
        JavaClasses contracts = new ClassFileImporter().importPackages(CONTRACTS);

        assertThatThrownBy(() -> HouseRules.check(CONTRACTS, contracts))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(sentence);
    }

    /** Those that cannot ask for the house rules themselves: this module needs them. */
    @ParameterizedTest
    @ValueSource(strings = {"dev.usher.contracts", "dev.usher.platform.infrastructure"})
    void areKeptByWhatThisModuleNeeds(String rootPackage) {
        assertThatCode(() -> HouseRules.check(rootPackage)).doesNotThrowAnyException();
    }

    @Test
    void refusesToCheckNothing() {
        assertThatThrownBy(() -> HouseRules.check("dev.usher.nowhere"))
                .hasMessageContaining("no classes in dev.usher.nowhere");
    }
}
