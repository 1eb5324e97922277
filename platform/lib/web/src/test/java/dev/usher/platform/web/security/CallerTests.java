package dev.usher.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.web.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTests {

    @Test
    void isReadFromTheClaims() {
        Caller caller =
                Caller.of(
                        Map.of(
                                "sub", "s",
                                "azp", "usher-web",
                                "name", "Olivia",
                                "email", "olivia@example.com",
                                "email_verified", true,
                                "scope", "openid  email",
                                "realm_access", Map.of("roles", List.of("organizer"))));

        assertThat(caller.email()).isEqualTo("olivia@example.com");
        assertThat(caller.scopes()).containsExactlyInAnyOrder("openid", "email");
        assertThat(caller.has("organizer")).isTrue();
        assertThat(caller.has("admin")).isFalse();
    }

    @Test
    void hasNoEmailThatIsNotVerified() {
        assertThat(caller(Map.of("sub", "s", "azp", "c", "email", "x@y.z")).email()).isNull();
        assertThat(
                        caller(
                                        Map.of(
                                                "sub",
                                                "s",
                                                "azp",
                                                "c",
                                                "email",
                                                "x@y.z",
                                                "email_verified",
                                                "true"))
                                .email())
                .isNull();
    }

    @Test
    void hasNoNameOrEmailThatCannotBeStored() {
        Map<String, Object> claims =
                Map.of(
                        "sub", "s",
                        "azp", "c",
                        "name", "Oli\u0000via\nO\u2028",
                        "email", "olivia\u0000@example.com",
                        "email_verified", true);

        assertThat(caller(claims).name()).isEqualTo("Oli via O ");
        assertThat(caller(claims).email()).isNull();
    }

    @Test
    void isRefusedWhatItsRolesDoNotGive() {
        assertThatThrownBy(() -> caller(Map.of("sub", "s", "azp", "c")).require("organizer"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(403));
    }

    @Test
    void tellsAProgramWithAnApiKeyFromAPerson() {
        assertThat(caller(Map.of("sub", "s", "azp", "key-1")).isApiKey()).isTrue();
        assertThat(caller(Map.of("sub", "s", "azp", "usher-web")).isApiKey()).isFalse();
    }

    private static Caller caller(Map<String, Object> claims) {
        return Caller.of(claims);
    }
}
