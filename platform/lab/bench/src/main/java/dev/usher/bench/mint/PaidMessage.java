package dev.usher.bench.mint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The message that an order is paid, as payment-service's relay sends it. The order has one line.
 *
 * @param quantity the tickets of the line
 */
record PaidMessage(
        UUID id, UUID order, UUID reservation, UUID line, UUID event, int quantity, Instant paid) {

    static final String TOPIC = "usher.payments.v1";

    private static final String TYPE = "usher.payment.succeeded.v1";
    private static final int PRICE = 2500;

    ProducerRecord<String, byte[]> record(String buyer) {
        return new ProducerRecord<>(
                TOPIC,
                null,
                order.toString(),
                body(buyer).getBytes(StandardCharsets.UTF_8),
                List.of(
                        header("ce_specversion", "1.0"),
                        header("ce_id", id.toString()),
                        header("ce_type", TYPE),
                        header("ce_source", "payment-service"),
                        header("ce_subject", order.toString()),
                        header("ce_time", paid.toString()),
                        header("ce_sequence", "1"),
                        header("traceparent", traceparent()),
                        header("content-type", "application/json")));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private String traceparent() {
        String hex = id.toString().replace("-", "");
        return "00-%s-%s-01".formatted(hex, hex.substring(16));
    }

    String body(String buyer) {
        Instant starts = paid.truncatedTo(ChronoUnit.DAYS).plus(30, ChronoUnit.DAYS);
        return """
        {"orderId":"%1$s","reservationId":"%2$s","eventId":"%3$s","organizerId":"bench",\
        "paidAt":"%4$s","total":{"amount":%5$d,"currency":"EUR"},\
        "buyer":{"accountId":"%6$s","name":"Fan","email":"fan@load.example.com"},\
        "lines":[{"lineId":"%7$s","ticketTypeId":"%3$s","ticketTypeName":"Type 0",\
        "quantity":%8$d,"unitPrice":{"amount":%9$d,"currency":"EUR"}}],\
        "event":{"title":"Evening of the season","startsAt":"%10$s","endsAt":"%11$s",\
        "timeZone":"Europe/Amsterdam","location":{"name":"Hall 1","address":"1 High Street",\
        "city":"Amsterdam","country":"NL"}}}\
        """
                .formatted(
                        order,
                        reservation,
                        event,
                        paid,
                        PRICE * quantity,
                        buyer,
                        line,
                        quantity,
                        PRICE,
                        starts,
                        starts.plus(3, ChronoUnit.HOURS));
    }
}
