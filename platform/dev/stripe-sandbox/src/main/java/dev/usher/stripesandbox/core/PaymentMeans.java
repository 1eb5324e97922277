package dev.usher.stripesandbox.core;

/** What a buyer pays with. Of a card number only the test card it names is kept. */
public record PaymentMeans(TestMeans means, int expMonth, int expYear) {

    public String last4() {
        String number = means.number();
        return number.substring(number.length() - 4);
    }
}
