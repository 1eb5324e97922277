package dev.usher.platform.web.idempotency;

import java.util.Map;

/** The first answer to a request, stored to be repeated. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FirstAnswer(int status, Map<String, String> headers, byte[] body) {}
