package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodePackagesTests {

    @ParameterizedTest
    @CsvSource({
        "v18.20.4,  false",
        "v20.18.9,  false",
        "v20.19.0,  true",
        "v21.7.3,   false",
        "v22.11.0,  false",
        "v22.12.0,  true",
        "v24.0.0,   true",
        "v100.0.1,  true",
        "nonsense,  false",
        "'',        false"
    })
    void knowsWhichNodeIsNewEnough(String version, boolean enough) {
        assertThat(NodePackages.isNewEnough(version)).isEqualTo(enough);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm error code ENOTFOUND",
                "npm error code EAI_AGAIN",
                "npm error code ECONNREFUSED",
                "npm error code ECONNRESET",
                "npm error code ETIMEDOUT",
                "npm error code E503"
            })
    void takesANetworkThatIsDownForThat(String npm) {
        assertThat(NodePackages.isUnreachable(npm)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm error code E404",
                "npm error code EUSAGE",
                "npm error code EINTEGRITY",
                "npm error code ENOENT"
            })
    void takesNothingElseForIt(String npm) {
        assertThat(NodePackages.isUnreachable(npm)).isFalse();
    }
}
