package dev.usher.seededbugs;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import java.lang.reflect.Method;
import java.util.UUID;

/** An application that checks one receipt: a cent for an order of 48 euros. */
final class Till {

    private Till() {}

    public static void main(String[] args) throws Exception {
        Receipt receipt =
                new Receipt(new OrderId(new UUID(1, 1)), "cs_1", null, 1, "EUR", false, "evt_1");
        Method mismatch =
                Receipt.class.getDeclaredMethod(
                        "mismatch", Money.class, String.class, boolean.class);
        mismatch.setAccessible(true);
        Object wrong = mismatch.invoke(receipt, new Money(4800, "EUR"), "cs_1", false);
        System.out.println(wrong == null ? "taken" : "refused: " + wrong);
    }
}
