package dev.usher.shop;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the shop without a database, with tokens of a stub issuer. */
@SpringBootTest(
        classes = ShopApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "usher.public-url=https://usher.test",
            "spring.application.name=shop",
            "spring.autoconfigure.exclude="
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
abstract class ShopTests {

    static final IssuerStub ISSUER = new IssuerStub();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("usher.security.issuer", () -> IssuerStub.ISSUER);
        properties.add("usher.security.jwks-uri", ISSUER::keysAddress);
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
