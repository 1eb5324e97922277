/** Orders from their beginning to fulfilment, closing or refund; reads them too. */
@org.jspecify.annotations.NullMarked
package dev.usher.payment.order;
