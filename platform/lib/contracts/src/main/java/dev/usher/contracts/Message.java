package dev.usher.contracts;

/** A fact that one service tells the others. {@link MessageType} names each on the wire. */
public sealed interface Message
        permits StateMessage,
                ReservationMessage,
                PaymentMessage,
                TicketKeyMessage,
                StaffMessage,
                ScanMessage {}
