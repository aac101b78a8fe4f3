package local.aws.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What calls to SES are billed as: a message for each recipient. */
final class MailUse {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> ADDRESSES = Set.of("ToAddresses", "CcAddresses", "BccAddresses");

    private MailUse() {}

    static int messages(String operation, Buffer request, Buffer answer) {
        return switch (operation) {
            case "SendEmail" -> recipients(request).stream().mapToInt(it -> it).sum();
            case "SendBulkEmail" -> accepted(recipients(request), JsonBody.read(answer));
            default -> 0;
        };
    }

    private static int accepted(List<Integer> recipients, JsonNode answer) {
        int messages = 0;
        JsonNode results = answer.path("BulkEmailEntryResults");
        for (int i = 0; i < recipients.size(); i++) {
            messages += results.path(i).path("Status").asText().equals("SUCCESS") ? recipients.get(i) : 0;
        }
        return messages;
    }

    /** The number of addresses of each {@code Destination}, in order. */
    private static List<Integer> recipients(Buffer request) {
        List<Integer> counts = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(request.getBytes())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                String field = parser.currentName();
                if (field.equals("Destination")) {
                    counts.add(0);
                } else if (ADDRESSES.contains(field) && !counts.isEmpty()) {
                    counts.set(counts.size() - 1, counts.getLast() + length(parser));
                }
            }
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int length(JsonParser parser) throws IOException {
        int length = 0;
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                length++;
            }
        }
        return length;
    }
}
