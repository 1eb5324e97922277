package dev.usher.platform.web.security;

import dev.usher.platform.web.form.ShownText;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account that makes a request. A controller takes it as a parameter of this type, or of {@code
 * Optional<Caller>} if the call is open to anonymous callers.
 *
 * @param accountId the token's {@code sub}
 * @param email null unless the issuer has verified it
 * @param client the client the token was issued to ({@code azp})
 */
public record Caller(
        String accountId,
        @Nullable String name,
        @Nullable String email,
        Set<String> roles,
        Set<String> scopes,
        String client) {

    private static final String API_KEY = "key-";

    public Caller {
        if (accountId.isBlank()) {
            throw new IllegalArgumentException("a caller must have an account");
        }
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /**
     * Reads the caller from the claims of a verified token. Accounts can have names and addresses
     * that cannot be stored or shown.
     */
    public static Caller of(Map<String, Object> claims) {
        boolean verified = Boolean.TRUE.equals(claims.get("email_verified"));
        String name = optionalText(claims, "name");
        String email = optionalText(claims, "email");
        return new Caller(
                text(claims, "sub"),
                name == null ? null : ShownText.asLine(name),
                verified && email != null && ShownText.isLine(email) ? email : null,
                realmRoles(claims.get("realm_access")),
                words(optionalText(claims, "scope")),
                text(claims, "azp"));
    }

    /** Tells whether the caller has the role. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Tells whether the caller is a program with an API key, and not a person who signed in. */
    public boolean isApiKey() {
        return client.startsWith(API_KEY);
    }

    /** Refuses with 403 unless the caller has the role. */
    public void require(String role) {
        if (!has(role)) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN, "The call needs the role " + role + ".");
        }
    }

    private static Set<String> realmRoles(@Nullable Object realmAccess) {
        Set<String> roles = new LinkedHashSet<>();
        if (realmAccess instanceof Map<?, ?> access
                && access.get("roles") instanceof Collection<?> names) {
            for (Object name : names) {
                if (name instanceof String role) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static Set<String> words(@Nullable String text) {
        return text == null || text.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")));
    }

    private static String text(Map<String, Object> claims, String name) {
        String text = optionalText(claims, name);
        if (text == null) {
            throw new IllegalArgumentException("the token must have the claim " + name);
        }
        return text;
    }

    private static @Nullable String optionalText(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? text : null;
    }
}
