package dev.usher.contracts;

/** What payment-service says about the money of an order, keyed by reservation id. */
public sealed interface PaymentMessage extends Message
        permits PaymentSucceeded, PaymentLate, OrderClosed, RefundRequested, RefundSettled {}
