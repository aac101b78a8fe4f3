package comparison.measure.bed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import comparison.measure.plan.Ask;
import comparison.model.Endpoint;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Events events =
            new Events(Map.of("team", "t1", "exp", "{exp}"), () -> Instant.ofEpochSecond(1_000), 41);

    private JsonNode next(Ask ask) throws IOException {
        return new ObjectMapper().readTree(events.next(ask));
    }

    @Test
    void an_event_is_payload_2_0_with_who_calls() throws IOException {
        Ask ask = new Ask(
                new Endpoint("GET", "/things/{id}"), "/things/7", "limit=5", Map.of("id", "7"), Map.of(), "", 200);
        JsonNode event = next(ask);

        assertThat(event.path("routeKey").asText()).isEqualTo("GET /things/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/things/7");
        assertThat(event.at("/queryStringParameters/limit").asText()).isEqualTo("5");
        assertThat(event.at("/pathParameters/id").asText()).isEqualTo("7");
        assertThat(event.at("/requestContext/authorizer/lambda/team").asText()).isEqualTo("t1");
        assertThat(event.at("/requestContext/authorizer/lambda/exp").asText()).isEqualTo("4600");
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void no_two_requests_have_the_same_number() throws IOException {
        Ask ask = new Ask(
                new Endpoint("POST", "/things"),
                "/things",
                "",
                Map.of(),
                Map.of("idempotency-key", "key-{n}"),
                "{\"name\":\"thing {n}\"}",
                202);

        assertThat(next(ask).at("/headers/idempotency-key").asText()).isEqualTo("key-41");
        assertThat(next(ask).path("body").asText()).isEqualTo("{\"name\":\"thing 42\"}");
    }
}
