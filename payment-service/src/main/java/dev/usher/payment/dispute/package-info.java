/** Records what buyers' banks say about payments: inquiries, and disputes won and lost. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.dispute;
