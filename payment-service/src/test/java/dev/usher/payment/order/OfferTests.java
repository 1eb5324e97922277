package dev.usher.payment.order;

import static dev.usher.payment.order.TestOrders.eur;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OfferTests {

    private static final OrderedEvent EVENT =
            new OrderedEvent(
                    "Jazz", TestOrders.NOW, TestOrders.END, "UTC", "Here", null, null, null);

    @Test
    void refusesATotalThatIsNotTheSum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offer(List.of(item(2, eur(2500))), eur(4999)));
    }

    @Test
    void refusesAnItemInAnotherCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> offer(List.of(item(1, new Money(2500, "USD"))), eur(2500)));
    }

    @Test
    void refusesToSellNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> offer(List.of(), eur(0)));
    }

    private static Offer offer(List<Offer.Item> items, Money total) {
        return new Offer(new UUID(1, 1), "olivia", items, total, EVENT);
    }

    private static Offer.Item item(int quantity, Money price) {
        return new Offer.Item(new UUID(1, 2), "Standing", quantity, price);
    }
}
