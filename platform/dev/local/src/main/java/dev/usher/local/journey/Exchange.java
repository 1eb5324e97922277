package dev.usher.local.journey;

/** One HTTP call as it went. */
public record Exchange(String who, String method, String path, int status, long millis) {}
