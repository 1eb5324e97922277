package dev.usher.contracts;

/** Messages of ticket-service about people, keyed by account id. */
public sealed interface PersonMessage extends Message permits PersonErased {}
