package local.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the events of payload format 2.0: for a function behind a route, and for a Lambda authorizer. */
final class EventWriter {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private EventWriter() {}

    /** The event of a call; {@code authorizer} is the authorizer's context, empty for an open route. */
    static String forFunction(Call call, Optional<JsonNode> authorizer) {
        return written(call.request().body().length(), json -> {
            json.writeStringField("version", "2.0");
            json.writeStringField("routeKey", call.route().key());
            common(json, call);
            context(json, call, authorizer);
            if (call.request().body().length() > 0) {
                BodyEncoding body = BodyEncoding.of(call.request());
                json.writeStringField("body", body.text());
                json.writeBooleanField("isBase64Encoded", body.base64());
            } else {
                json.writeBooleanField("isBase64Encoded", false);
            }
        });
    }

    static String forAuthorizer(Call call, List<String> identity) {
        return written(0, json -> {
            json.writeStringField("version", "2.0");
            json.writeStringField("type", "REQUEST");
            json.writeStringField("routeArn", call.routeArn());
            texts(json, "identitySource", identity);
            json.writeStringField("routeKey", call.route().key());
            common(json, call);
            context(json, call, Optional.empty());
        });
    }

    /** The fields of one object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static String written(int bodyLength, Fields fields) {
        StringWriter out = new StringWriter(2048 + bodyLength);
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void common(JsonGenerator json, Call call) throws IOException {
        Request request = call.request();
        json.writeStringField("rawPath", request.path());
        json.writeStringField("rawQueryString", request.rawQuery());
        if (!request.cookies().isEmpty()) {
            texts(json, "cookies", request.cookies());
        }
        map(json, "headers", request.headers());
        optional(json, "queryStringParameters", request.query());
        optional(json, "pathParameters", call.match().parameters());
        optional(json, "stageVariables", call.api().stageVariables());
    }

    private static void context(JsonGenerator json, Call call, Optional<JsonNode> authorizer) throws IOException {
        Request request = call.request();
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", call.api().account());
        json.writeStringField("apiId", call.api().id());
        if (authorizer.isPresent()) {
            json.writeObjectFieldStart("authorizer");
            json.writeFieldName("lambda");
            json.writeTree(authorizer.get());
            json.writeEndObject();
        }
        json.writeStringField("domainName", request.domainName());
        json.writeStringField("domainPrefix", request.domainPrefix());
        json.writeObjectFieldStart("http");
        json.writeStringField("method", request.method());
        json.writeStringField("path", request.path());
        json.writeStringField("protocol", request.protocol());
        json.writeStringField("sourceIp", request.sourceIp());
        json.writeStringField("userAgent", request.header("user-agent"));
        json.writeEndObject();
        json.writeStringField("requestId", request.requestId());
        json.writeStringField("routeKey", call.route().key());
        json.writeStringField("stage", call.api().stage());
        json.writeStringField("time", ContextVariables.time(request.time()));
        json.writeNumberField("timeEpoch", request.time().toEpochMilli());
        json.writeEndObject();
    }

    static void optional(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        if (!values.isEmpty()) {
            map(json, name, values);
        }
    }

    static void map(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (var entry : values.entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
