package dev.usher.chaos.proxy;

/** The direction of data through a proxy. */
public enum FlowDirection {
    TO_SERVER,
    TO_CLIENT
}
