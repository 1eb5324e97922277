package dev.usher.bench.fulfil;

/** The task of the raw chain: a number of orders at a rate. */
record ChainOrder(String url, String bootstrap, String topic, int count, double perSecond) {}
