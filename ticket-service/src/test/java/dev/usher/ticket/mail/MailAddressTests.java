package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "alice@example.com, alice@example.com",
        "Alice.O'Neil+x=1@Example.COM, Alice.O'Neil+x=1@Example.COM",
        "info@münchen.example, info@xn--mnchen-3ya.example",
        "root@localhost, root@localhost"
    })
    void takesAnAddressAsServersDo(String text, String address) {
        assertThat(MailAddress.of(text).map(InternetAddress::getAddress)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b",
                "a@b@c",
                "a..b@example.com",
                ".a@example.com",
                "zoë@example.com",
                "a@[127.0.0.1]",
                "a@exa_mple.com",
                "a@b..com",
                "<a@b.com>",
                "a@b.com>",
                "a@b.com ",
                "a\r\n@b.com",
                "a@b.com\0"
            })
    void refusesWhatServersDoNotTake(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
        assertThat(MailAddress.of("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(MailAddress.of("a@" + "b".repeat(64) + ".com")).isEmpty();
    }

    @Test
    void readsASenderWithItsName() {
        InternetAddress from = MailAddress.configured("from", "Zoë <zoe@example.com>");

        assertThat(from.getAddress()).isEqualTo("zoe@example.com");
        assertThat(from.getPersonal()).isEqualTo("Zoë");
        assertThat(from.toString()).isEqualTo("=?UTF-8?Q?Zo=C3=AB?= <zoe@example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@example.com, b@example.com", "A <zoë@example.com>"})
    void refusesASenderThatIsNotOneAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailAddress.configured("usher.mail.from", text))
                .withMessage("usher.mail.from must be one mail address");
    }
}
