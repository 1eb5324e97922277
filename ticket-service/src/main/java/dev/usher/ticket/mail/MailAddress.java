package dev.usher.ticket.mail;

import dev.usher.platform.web.security.EmailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses of people, so that nothing but one address reaches a mail server. */
final class MailAddress {

    /** The octets of the part before the {@code @} (RFC 5321). */
    private static final int MAX_LOCAL = 64;

    /** Dots and the signs of an atom; quotes and letters beyond ASCII are for few servers. */
    private static final Pattern LOCAL =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private MailAddress() {}

    /**
     * Returns the address as any mail server can take it: the name of the domain in ASCII. Empty if
     * it has no such form.
     */
    static Optional<InternetAddress> of(String text) {
        if (!EmailAddress.isWellFormed(text)) {
            return Optional.empty();
        }
        int at = text.indexOf('@');
        String local = text.substring(0, at);
        if (local.length() > MAX_LOCAL || !LOCAL.matcher(local).matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            String address = local + "@" + domain;
            return DOMAIN.matcher(domain).matches() && address.length() <= EmailAddress.MAX_LENGTH
                    ? Optional.of(new InternetAddress(address, true))
                    : Optional.empty();
        } catch (IllegalArgumentException | AddressException _) {
            return Optional.empty();
        }
    }

    /**
     * Reads an address of ours from a setting, which may have a name: {@code Name <address>}.
     *
     * @param setting the name of the setting
     */
    static InternetAddress configured(String setting, String text) {
        try {
            InternetAddress[] all = InternetAddress.parse(text, true);
            if (all.length != 1 || of(all[0].getAddress()).isEmpty()) {
                throw new IllegalArgumentException(setting + " must be one mail address");
            }
            all[0].setPersonal(all[0].getPersonal(), StandardCharsets.UTF_8.name());
            return all[0];
        } catch (AddressException | UnsupportedEncodingException wrong) {
            throw new IllegalArgumentException(setting + " must be one mail address", wrong);
        }
    }
}
