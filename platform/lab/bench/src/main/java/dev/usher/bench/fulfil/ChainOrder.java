package dev.usher.bench.fulfil;

/** What the raw chain is to do: so many, at a rate. */
record ChainOrder(String url, String bootstrap, String topic, int count, double perSecond) {}
