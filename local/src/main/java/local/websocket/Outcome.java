package local.websocket;

import java.util.Map;
import java.util.Optional;

/** What an integration made of an event. */
sealed interface Outcome {
    /** It answered; {@code headers} have small names. */
    record Answered(int status, Map<String, String> headers, Optional<String> body) implements Outcome {
        public Answered {
            headers = Map.copyOf(headers);
        }

        boolean successful() {
            return status >= 200 && status < 300;
        }
    }

    /** It did not, or nothing that can be read. */
    record Failed(Trouble trouble, String why) implements Outcome {}
}
