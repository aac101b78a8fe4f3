package mailroom.tests.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Request bodies for {@code POST /v1/batches}. */
final class Bodies {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bodies() {}

    static ObjectNode batch(List<String> addresses) {
        ObjectNode batch = JSON.createObjectNode()
                .put("kind", "transactional")
                .put("subject", "Hello {{name}}")
                .put("text", "Dear {{name}}, hello.");
        ArrayNode recipients = batch.putArray("recipients");
        addresses.forEach(it ->
                recipients.addObject().put("address", it).putObject("variables").put("name", "Ada"));
        return batch;
    }

    /** {@code n} addresses that arrive; {@code label} keeps those of one test apart from those of another. */
    static List<String> arriving(String label, int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> "success+%s-%d@simulator.amazonses.com".formatted(label, i))
                .toList();
    }
}
