package dev.usher.chaos.proxy;

/** Which way data flows through a proxy. */
public enum Direction {
    TO_SERVER,
    TO_CLIENT
}
