package dev.usher.validation.admission;

import dev.usher.credential.SignedCredential;
import dev.usher.credential.TypedCode;

/** The text with which a visitor proves to have a ticket. */
sealed interface TicketProof {

    /** Returns the text as a machine read it or a person typed it. */
    String shown();

    /**
     * Returns the text by which the ticket is found and presentations are compared: without the
     * characters that machines and fingers add.
     */
    String text();

    /** The text of a QR code. */
    record Credential(String shown) implements TicketProof {

        @Override
        public String text() {
            return SignedCredential.canonical(shown);
        }

        /** Shows nothing of the text, which must not stand in a log. */
        @Override
        public String toString() {
            return "a credential";
        }
    }

    /** A code, as the steward typed it. */
    record Code(String shown) implements TicketProof {

        @Override
        public String text() {
            return TypedCode.canonical(shown);
        }

        /** Shows nothing of the text, which must not stand in a log. */
        @Override
        public String toString() {
            return "a code";
        }
    }
}
