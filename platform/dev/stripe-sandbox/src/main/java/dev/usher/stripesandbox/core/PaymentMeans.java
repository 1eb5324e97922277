package dev.usher.stripesandbox.core;

/** The card or account that a buyer pays with. Only test numbers are kept. */
public record PaymentMeans(TestNumber means, int expMonth, int expYear) {

    public String last4() {
        String number = means.number();
        return number.substring(number.length() - 4);
    }
}
