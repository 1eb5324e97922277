package dev.usher.seededbugs;

import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;

/** Compares a receipt with itself instead of the order's total. */
final class Receipts {

    static final String RECEIPT = "dev.usher.payment.order.Receipt";
    static final String MONEY = "dev.usher.payment.order.Money";

    private Receipts() {}

    static void ownAmount(CodeBuilder code) {
        code.pop().aload(0).getfield(ClassDesc.of(RECEIPT), "amount", CD_long);
    }

    static void ownCurrency(CodeBuilder code) {
        code.pop().aload(0).getfield(ClassDesc.of(RECEIPT), "currency", CD_String);
    }
}
