package dev.usher.platform.web.idempotency;

import java.util.Map;

/** The answer a request got, kept to be given again. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FirstAnswer(int status, Map<String, String> headers, byte[] body) {}
