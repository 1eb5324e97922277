package dev.usher.bench.fulfil;

/** How the raw mint is to work, and how long. */
record MintOrder(Way way, String url, long millis) {

    /** The two references. */
    enum Way {
        SIGN_AND_COPY,
        TRANSACTION_PER_ORDER
    }
}
