package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;
import dev.usher.payment.order.OrderView;
import dev.usher.platform.web.http.ETags;
import dev.usher.platform.web.idempotency.FirstAnswer;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a request that has opened an order, as it is sent and as it is stored. */
@Component
class OpenedAnswers {

    private final JsonMapper json;

    OpenedAnswers(JsonMapper json) {
        this.json = json;
    }

    static ResponseEntity<OrderView> send(OrderState order) {
        return ResponseEntity.created(location(order))
                .eTag(ETags.of(order.version()))
                .body(OrderView.of(order));
    }

    FirstAnswer store(OrderState order) {
        return new FirstAnswer(
                HttpStatus.CREATED.value(),
                Map.of(
                        HttpHeaders.LOCATION,
                        location(order).toString(),
                        HttpHeaders.ETAG,
                        ETags.of(order.version()),
                        HttpHeaders.CONTENT_TYPE,
                        MediaType.APPLICATION_JSON_VALUE),
                json.writeValueAsBytes(OrderView.of(order)));
    }

    private static URI location(OrderState order) {
        return URI.create("/v1/orders/" + order.id());
    }
}
