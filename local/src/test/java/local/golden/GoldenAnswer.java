package local.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * An answer as it is recorded. What differs from one answer to the next of the same gateway (ids, times, ports) is replaced by the name of its
 * form, so that a value of a wrong form still shows.
 */
final class GoldenAnswer {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** What every server writes for itself. */
    private static final Set<String> NOT_RECORDED = Set.of("date", "connection", "keep-alive");

    private static final Map<String, UnaryOperator<String>> FORMS = Map.of(
            "requestId", id(),
            "apigw-requestid", id(),
            "time", form("[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9:]{8} \\+0000", "<time>"),
            "timeEpoch", form("[0-9]{13}", "<milliseconds>").andThen(form("[0-9]{10}", "<seconds>"))::apply,
            "accountId", form("[0-9]{12}", "<account>"),
            "apiId", form("[a-z0-9]{10}", "<api>"),
            "x-forwarded-port", form("[0-9]{4,5}", "<port>"),
            "x-amzn-trace-id", form("Root=1-(?!67891233)[0-9a-f]{8}-[0-9a-f]{24}", "<trace>"),
            "server", form("Werkzeug/.*", "<Werkzeug>"),
            "routeArn", it -> it.replaceFirst(":[0-9]{12}:[a-z0-9]{10}/", ":<account>:<api>/"));

    private GoldenAnswer() {}

    static JsonNode of(Wire.Reply reply) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("status", reply.status());
        JsonNode body = body(reply.body().getBytes());
        ObjectNode headers = answer.putObject("headers");
        reply.headers().forEach((name, values) -> {
            if (!NOT_RECORDED.contains(name)) {
                String all = String.join(" | ", values);
                headers.put(name, name.equals("content-length") ? length(all, reply.body(), body) : all);
            }
        });
        answer.set("body", body);
        return settled("", answer);
    }

    /** The length of an event that came back is not recorded, nor that of the body which a HEAD request does not get. */
    private static String length(String said, Buffer bytes, JsonNode body) {
        boolean fits = said.equals(Integer.toString(bytes.length())) && body.isObject();
        boolean withheld = bytes.length() == 0 && !said.equals("0");
        return fits || withheld ? "<length>" : said;
    }

    private static JsonNode body(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("{") ? parsed(text) : TextNode.valueOf(text);
        } catch (CharacterCodingException e) {
            return TextNode.valueOf("base64 " + Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    /** The same tree with forms in place of what changes; an event within a context is opened. */
    private static JsonNode settled(String name, JsonNode node) {
        if (node.isObject()) {
            ObjectNode settled = JSON.createObjectNode();
            node.properties().forEach(it -> settled.set(it.getKey(), settled(it.getKey(), it.getValue())));
            return node.has("rawPath") ? withLowerCaseHeaders(settled) : settled;
        }
        if (node.isArray()) {
            var settled = JSON.createArrayNode();
            node.forEach(it -> settled.add(settled("", it)));
            return settled;
        }
        if (name.equals("event") && node.isTextual()) {
            return settled("", parsed(node.asText()));
        }
        UnaryOperator<String> form = FORMS.get(name);
        if (form == null) {
            return node;
        }
        String text = form.apply(node.asText());
        return text.equals(node.asText()) ? node : TextNode.valueOf(text);
    }

    /** An event whose header names are compared in lower case; how they were written stands beside them. */
    private static ObjectNode withLowerCaseHeaders(ObjectNode event) {
        ObjectNode headers = JSON.createObjectNode();
        boolean lower = true;
        for (var header : event.path("headers").properties()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            lower &= name.equals(header.getKey());
            headers.set(name, settled(name, header.getValue()));
        }
        event.set("headers", headers);
        return event.put("header names", lower ? "in lower case" : "as sent, with capitals");
    }

    /** Every value by its JSON pointer; what is empty stands for itself. */
    static Map<String, JsonNode> values(JsonNode answer) {
        Map<String, JsonNode> values = new TreeMap<>();
        collect("", answer, values);
        return values;
    }

    private static void collect(String pointer, JsonNode node, Map<String, JsonNode> values) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(it -> collect(
                            pointer + "/" + it.getKey().replace("~", "~0").replace("/", "~1"), it.getValue(), values));
        } else if (node.isArray() && !node.isEmpty()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            for (int i = 0; i < items.size(); i++) {
                collect(pointer + "/" + i, items.get(i), values);
            }
        } else {
            values.put(pointer, node);
        }
    }

    private static UnaryOperator<String> id() {
        return form("[A-Za-z0-9_=-]{16}", "<id>").andThen(form("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>"))
                ::apply;
    }

    private static UnaryOperator<String> form(String pattern, String name) {
        return it -> it.matches(pattern) ? name : it;
    }
}
