package dev.usher.contracts;

/** What event-service answers about the stock of an order, keyed by reservation id. */
public sealed interface ReservationMessage extends Message
        permits ReservationConverted, ReservationRetaken, ReservationRefused {}
