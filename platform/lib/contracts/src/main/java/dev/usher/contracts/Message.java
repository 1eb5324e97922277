package dev.usher.contracts;

/** A fact that one service publishes for others. {@link MessageType} holds its name on the wire. */
public sealed interface Message
        permits StateMessage,
                ReservationMessage,
                PaymentMessage,
                TicketKeyMessage,
                StaffMessage,
                ScanMessage,
                PersonMessage {}
