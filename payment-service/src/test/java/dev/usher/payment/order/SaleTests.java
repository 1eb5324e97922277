package dev.usher.payment.order;

import static dev.usher.payment.order.TestOrders.eur;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SaleTests {

    private static final Show SHOW =
            new Show("Jazz", TestOrders.NOW, TestOrders.END, "UTC", "Here", null, null, null);

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

    private static Sale sale(List<Sale.Item> items, Money total) {
        return new Sale(new UUID(1, 1), "olivia", items, total, SHOW);
    }

    private static Sale.Item item(int quantity, Money price) {
        return new Sale.Item(new UUID(1, 2), "Standing", quantity, price);
    }
}
