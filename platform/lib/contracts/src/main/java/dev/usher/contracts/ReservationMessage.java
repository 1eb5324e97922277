package dev.usher.contracts;

/** Answers of event-service about the stock of an order, keyed by reservation id. */
public sealed interface ReservationMessage extends Message
        permits ReservationConverted, ReservationRetaken, ReservationRefused {}
