package dev.usher.event.reservation;

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

/** The answer to a request whose seats are held, as it is sent and as it is stored. */
@Component
class HeldAnswers {

    private final JsonMapper json;

    HeldAnswers(JsonMapper json) {
        this.json = json;
    }

    static ResponseEntity<ReservationView> send(Reservation held) {
        return ResponseEntity.created(location(held))
                .eTag(ETags.of(held.version()))
                .body(ReservationView.of(held));
    }

    FirstAnswer store(Reservation held) {
        return new FirstAnswer(
                HttpStatus.CREATED.value(),
                Map.of(
                        HttpHeaders.LOCATION,
                        location(held).toString(),
                        HttpHeaders.ETAG,
                        ETags.of(held.version()),
                        HttpHeaders.CONTENT_TYPE,
                        MediaType.APPLICATION_JSON_VALUE),
                json.writeValueAsBytes(ReservationView.of(held)));
    }

    private static URI location(Reservation held) {
        return URI.create("/v1/reservations/" + held.id());
    }
}
