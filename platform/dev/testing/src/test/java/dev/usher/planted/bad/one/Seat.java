package dev.usher.planted.bad.one;

import dev.usher.contracts.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Seat {

    @Id private long id;
    private long price;

    void setPrice(Money money) {
        this.price = money.amount();
    }

    long total() {
        return id + price;
    }
}
