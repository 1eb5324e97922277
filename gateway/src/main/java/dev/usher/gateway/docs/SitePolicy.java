package dev.usher.gateway.docs;

/** The content security policies of the site: it loads nothing from other hosts. */
final class SitePolicy {

    private static final String CLOSED =
            "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Pages run scripts and use styles in files of this host only. */
    static final String PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'"
                    + CLOSED;

    /** Texts load nothing. */
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private SitePolicy() {}

    /** The policy of the reference, whose calls also reach the issuer of tokens. */
    static String reference(String issuerOrigin) {
        return "default-src 'none'; script-src 'self'; style-src 'self';"
                + " img-src 'self' data:; connect-src 'self' "
                + issuerOrigin
                + CLOSED;
    }
}
