package dev.usher.contracts;

/** Messages of payment-service about the payment of an order, keyed by reservation id. */
public sealed interface PaymentMessage extends Message
        permits PaymentSucceeded,
                PaymentLate,
                PaymentRevoked,
                OrderClosed,
                RefundRequested,
                RefundSettled {}
