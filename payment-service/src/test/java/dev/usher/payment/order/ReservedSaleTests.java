package dev.usher.payment.order;

import static dev.usher.payment.order.TestOrders.eur;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReservedSaleTests {

    private static final OrderedEvent EVENT =
            new OrderedEvent(
                    "Jazz", TestOrders.NOW, TestOrders.END, "UTC", "Here", null, null, null);

    @Test
    void refusesATotalThatIsNotTheSum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale(List.of(item(2, eur(2500))), eur(4999)));
    }

    @Test
    void refusesAnItemInAnotherCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sale(List.of(item(1, new Money(2500, "USD"))), eur(2500)));
    }

    @Test
    void refusesToSellNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> sale(List.of(), eur(0)));
    }

    private static ReservedSale sale(List<ReservedSale.Item> items, Money total) {
        return new ReservedSale(new UUID(1, 1), "olivia", items, total, EVENT);
    }

    private static ReservedSale.Item item(int quantity, Money price) {
        return new ReservedSale.Item(new UUID(1, 2), "Standing", quantity, price);
    }
}
