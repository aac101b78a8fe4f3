package local.gateway;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the events of payload format 1.0. What has no value is null there, where 2.0 leaves it out. */
final class OldEventWriter {
    private static final List<String> NO_IDENTITY = List.of(
            "accessKey",
            "accountId",
            "caller",
            "cognitoAuthenticationProvider",
            "cognitoAuthenticationType",
            "cognitoIdentityId",
            "cognitoIdentityPoolId",
            "principalOrgId",
            "user",
            "userArn");

    private OldEventWriter() {}

    /** The event of a call; {@code authorizer} is the authorizer's context, empty for an open route. */
    static String forFunction(Call call, Optional<JsonNode> authorizer) {
        Request request = call.request();
        return EventWriter.written(request.body().length(), json -> {
            json.writeStringField("version", "1.0");
            common(json, call);
            context(json, call, authorizer);
            BodyEncoding body = BodyEncoding.of(request);
            if (request.body().length() > 0) {
                json.writeStringField("body", body.text());
            } else {
                json.writeNullField("body");
            }
            json.writeBooleanField("isBase64Encoded", request.body().length() > 0 && body.base64());
        });
    }

    static String forAuthorizer(Call call, List<String> identity) {
        String joined = String.join(",", identity);
        return EventWriter.written(0, json -> {
            json.writeStringField("version", "1.0");
            json.writeStringField("type", "REQUEST");
            json.writeStringField("methodArn", call.routeArn());
            json.writeStringField("identitySource", joined);
            json.writeStringField("authorizationToken", joined);
            common(json, call);
            context(json, call, Optional.empty());
        });
    }

    private static void common(JsonGenerator json, Call call) throws IOException {
        Request request = call.request();
        json.writeStringField("resource", call.route().path());
        json.writeStringField("path", request.path());
        json.writeStringField("httpMethod", request.method());
        values(json, "headers", "multiValueHeaders", headers(request));
        Map<String, List<String>> query = new LinkedHashMap<>();
        RequestReader.eachParameter(
                request.rawQuery(), (name, value) -> query.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(value));
        values(json, "queryStringParameters", "multiValueQueryStringParameters", query);
        orNull(json, "pathParameters", call.match().parameters());
        orNull(json, "stageVariables", call.api().stageVariables());
    }

    /** Each name's values apart, the cookies among them. What the gateway itself adds has one value. */
    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, joined) -> {
            List<String> sent =
                    name.startsWith("x-forwarded-") ? List.of() : request.sent().getAll(name);
            headers.put(name, sent.isEmpty() ? List.of(joined) : sent);
        });
        List<String> cookies = request.sent().getAll("cookie");
        if (!cookies.isEmpty()) {
            headers.put("cookie", cookies);
        }
        return headers;
    }

    private static void context(JsonGenerator json, Call call, Optional<JsonNode> authorizer) throws IOException {
        Request request = call.request();
        json.writeObjectFieldStart("requestContext");
        json.writeStringField("accountId", call.api().account());
        json.writeStringField("apiId", call.api().id());
        if (authorizer.isPresent()) {
            json.writeFieldName("authorizer");
            json.writeTree(authorizer.get());
        }
        json.writeStringField("domainName", request.domainName());
        json.writeStringField("domainPrefix", request.domainPrefix());
        json.writeStringField("extendedRequestId", request.requestId());
        json.writeStringField("httpMethod", request.method());
        json.writeObjectFieldStart("identity");
        for (String nobody : NO_IDENTITY) {
            json.writeNullField(nobody);
        }
        json.writeStringField("sourceIp", request.sourceIp());
        json.writeStringField("userAgent", request.header("user-agent"));
        json.writeEndObject();
        json.writeStringField("path", request.path());
        json.writeStringField("protocol", request.protocol());
        json.writeStringField("requestId", request.requestId());
        json.writeStringField("requestTime", ContextVariables.time(request.time()));
        json.writeNumberField("requestTimeEpoch", request.time().toEpochMilli());
        json.writeNullField("resourceId");
        json.writeStringField("resourcePath", call.route().path());
        json.writeStringField("stage", call.api().stage());
        json.writeEndObject();
    }

    /** The last value of each name, then all of them. */
    private static void values(JsonGenerator json, String last, String all, Map<String, List<String>> values)
            throws IOException {
        Map<String, String> lasts = new LinkedHashMap<>();
        values.forEach((name, several) -> lasts.put(name, several.getLast()));
        orNull(json, last, lasts);
        if (values.isEmpty()) {
            json.writeNullField(all);
            return;
        }
        json.writeObjectFieldStart(all);
        for (var entry : values.entrySet()) {
            EventWriter.texts(json, entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void orNull(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        if (values.isEmpty()) {
            json.writeNullField(name);
        } else {
            EventWriter.map(json, name, values);
        }
    }
}
