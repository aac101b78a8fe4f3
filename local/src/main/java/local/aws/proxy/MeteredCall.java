package local.aws.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call to DynamoDB on its way there and back. A request that does not ask what it consumed is made to ask, and the reply to that is taken out of
 * the answer again: neither side notices.
 */
final class MeteredCall {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String ASKED = "\"ReturnConsumedCapacity\"";
    private static final Pattern FORM = Pattern.compile(ASKED + "\\s*:\\s*\"(\\w+)\"");
    private static final Buffer ASKING = Buffer.buffer("{" + ASKED + ":\"TOTAL\",");
    private static final double TRANSACTION = 2;

    private final String operation;
    private final Buffer original;
    private final Buffer request;
    private double units;

    private MeteredCall(String operation, Buffer original, Buffer request) {
        this.operation = operation;
        this.original = original;
        this.request = request;
    }

    static MeteredCall of(String operation, Buffer body) {
        return new MeteredCall(operation, body, asking(body));
    }

    /** What DynamoDB gets; the caller's own body where it asks by itself. */
    Buffer request() {
        return request;
    }

    /** What the caller gets. */
    Buffer answer(int status, Buffer body) {
        try {
            if (status != 200) {
                units = ofRefusal(body);
                return body;
            }
            Buffer answer = read(body);
            if (operation.equals("TransactWriteItems")) {
                units += TRANSACTION * TransactionItems.count(original, "ConditionCheck");
            }
            return answer;
        } catch (IOException e) {
            return body; // DynamoDB's own words, whatever they are
        }
    }

    /** Known once there is an answer. */
    TableUse use() {
        return TableUse.of(operation, units);
    }

    private static Buffer asking(Buffer body) {
        String text = body.toString(StandardCharsets.ISO_8859_1);
        if (text.contains(ASKED)) {
            Matcher own = FORM.matcher(text);
            if (own.find()) {
                return own.group(1).equals("NONE")
                        ? Buffer.buffer(own.replaceFirst(ASKED + ":\"TOTAL\""), "ISO-8859-1")
                        : body;
            }
        }
        return text.startsWith("{\"")
                ? Buffer.buffer(body.length() + ASKING.length())
                        .appendBuffer(ASKING)
                        .appendBuffer(body, 1, body.length() - 1)
                : body;
    }

    /** A condition that fails is billed as the write of the item that is there, whose size nobody tells: the least is taken. */
    private double ofRefusal(Buffer body) throws IOException {
        String text = body.toString(StandardCharsets.UTF_8);
        if (text.contains("#ConditionalCheckFailedException")) {
            return 1;
        }
        return text.contains("#TransactionCanceledException") && operation.equals("TransactWriteItems")
                ? TRANSACTION * TransactionItems.count(original)
                : 0;
    }

    /** Sums up what was consumed, and gives the body without it if it was not asked for. */
    private Buffer read(Buffer body) throws IOException {
        byte[] bytes = body.getBytes();
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                boolean found = parser.currentName().equals("ConsumedCapacity");
                parser.nextToken();
                if (found) {
                    units = consumed(parser);
                    int end = (int) parser.currentLocation().getByteOffset();
                    return request.equals(original) ? body : without(bytes, start, end);
                }
                parser.skipChildren();
            }
        }
        return body;
    }

    /** One object, or a list of them: one for each table. */
    private static double consumed(JsonParser parser) throws IOException {
        double sum = 0;
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                sum += consumed(parser);
            }
            return sum;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean total = parser.currentName().equals("CapacityUnits");
            parser.nextToken();
            if (total) {
                sum = parser.getDoubleValue();
            }
            parser.skipChildren();
        }
        return sum;
    }

    private static Buffer without(byte[] bytes, int start, int end) {
        boolean last = bytes[end] == '}';
        int from = last && bytes[start - 1] == ',' ? start - 1 : start;
        int to = last ? end : end + 1;
        return Buffer.buffer(bytes.length - (to - from))
                .appendBytes(bytes, 0, from)
                .appendBytes(bytes, to, bytes.length - to);
    }
}
