package dev.usher.bench.reference.hello;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HelloController {

    private final byte[] answer;

    HelloController(byte[] answer) {
        this.answer = answer;
    }

    @GetMapping(value = "/v1/**", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] hello() {
        return answer;
    }
}
