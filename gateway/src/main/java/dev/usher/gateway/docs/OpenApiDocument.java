package dev.usher.gateway.docs;

import java.util.List;

/**
 * The merged document in the form in which it is sent, and the problems it lists.
 *
 * @param complete true if it contains the documents of all services
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OpenApiDocument(byte[] json, String etag, List<ListedProblem> problems, boolean complete) {}
