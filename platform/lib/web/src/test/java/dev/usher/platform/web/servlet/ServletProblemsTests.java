package dev.usher.platform.web.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.web.problem.CommonProblems;
import java.io.EOFException;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.Test;

class ServletProblemsTests {

    /** A controller that reads the bytes of the body itself gets this exception. */
    @Test
    void blamesTheCallerForABodyThatEndsEarly() {
        IOException abort = new ClientAbortException(new EOFException());

        assertThat(ServletProblems.expected(abort))
                .hasValueSatisfying(problem ->
                        assertThat(problem.type()).isEqualTo(CommonProblems.INVALID_REQUEST));
    }
}
