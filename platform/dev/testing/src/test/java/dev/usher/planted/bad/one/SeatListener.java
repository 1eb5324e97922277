package dev.usher.planted.bad.one;

import org.springframework.kafka.annotation.KafkaListener;

class SeatListener {

    @KafkaListener(topics = "seats", groupId = "seats")
    void on(String converted) {}
}
