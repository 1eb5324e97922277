package dev.usher.bench.mint;

/**
 * The task of a reference.
 *
 * @param tickets how many to make; not for the way order by order
 * @param millis for how long to make them, order by order
 */
record BareOrder(String url, Way way, int tickets, long millis) {

    /** The ways to make tickets. */
    enum Way {
        /** Each ticket is signed; all rows are one COPY and one commit. */
        SIGN_AND_COPY("sign + COPY"),

        /** The same without a signature. */
        COPY("COPY, unsigned"),

        /** A transaction for each order, each ticket signed by the JDK. */
        ORDER_BY_ORDER("order by order, JDK signature");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
