package mailroom.batches.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import mailroom.batches.domain.BatchView;
import mailroom.batches.json.BatchJson;
import mailroom.platform.Json;

/** What an endpoint answers. Header names are in lower case; an empty body is none. */
public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(
                status,
                Map.of("content-type", "application/json", "cache-control", "private, no-cache"),
                Json.write(body));
    }

    /** Work was begun on the batch: where to look, and how soon. */
    static Answer accepted(BatchView view) {
        return json(202, BatchJson.batch(view))
                .with("location", BatchJson.path(view.batch()))
                .with("retry-after", "1");
    }

    static Answer notModified(String etag) {
        return new Answer(304, Map.of("etag", etag), "");
    }

    static Answer problem(Call call, Problem problem) {
        return problem(call.origin().requestId(), problem);
    }

    /** The ACL has not arrived here yet: nobody gets through, and the next try may. */
    static Answer unavailable(Call call) {
        return problem(call, Problem.notReady()).with("retry-after", "1");
    }

    public static Answer problem(String requestId, Problem problem) {
        var answer = new Answer(
                problem.status(),
                Map.of("content-type", Problem.MEDIA_TYPE, "cache-control", "no-store"),
                problem.json(requestId));
        return problem.status() == 401 ? answer.with("www-authenticate", "Bearer") : answer;
    }

    /** The same with one header more. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    /** As API Gateway takes it in payload format 2.0. */
    public APIGatewayV2HTTPResponse response() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .build();
    }
}
