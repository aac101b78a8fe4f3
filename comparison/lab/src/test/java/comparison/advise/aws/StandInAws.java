package comparison.advise.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speaks as much of CloudFormation (query, XML) and CloudWatch Logs (JSON 1.1) as is asked of them here, two things a page. */
final class StandInAws implements AutoCloseable {
    private static final int PAGE = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, String> resources = new LinkedHashMap<>();
    final Map<String, List<String>> groups = new LinkedHashMap<>();
    final List<JsonNode> searches = new ArrayList<>();
    final Deque<String> troubles = new ArrayDeque<>();
    private final HttpServer server;

    StandInAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean logs = exchange.getRequestHeaders().containsKey("X-Amz-Target");
        if (!troubles.isEmpty()) {
            String trouble = troubles.removeFirst();
            send(exchange, 400, logs ? "{\"__type\":\"%s\",\"message\":\"no\"}".formatted(trouble) : error(trouble));
        } else if (logs) {
            events(exchange, JSON.readTree(body));
        } else {
            send(exchange, 200, resources(form(body)));
        }
    }

    private static String error(String code) {
        return "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>no</Message></Error></ErrorResponse>"
                .formatted(code);
    }

    private String resources(Map<String, String> form) {
        int from = Integer.parseInt(form.getOrDefault("NextToken", "0"));
        List<Map.Entry<String, String>> all = List.copyOf(resources.entrySet());
        StringBuilder members = new StringBuilder();
        all.subList(from, Math.min(from + PAGE, all.size()))
                .forEach(it -> members.append(
                        "<member><LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>the-%s</PhysicalResourceId><ResourceType>%s</ResourceType></member>"
                                .formatted(it.getKey(), it.getKey(), it.getValue())));
        String next = from + PAGE < all.size() ? "<NextToken>%d</NextToken>".formatted(from + PAGE) : "";
        return "<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>%s</StackResourceSummaries>%s</ListStackResourcesResult></ListStackResourcesResponse>"
                .formatted(members, next);
    }

    private void events(HttpExchange exchange, JsonNode search) throws IOException {
        searches.add(search);
        List<String> lines = groups.get(search.path("logGroupName").asText());
        if (lines == null) {
            send(exchange, 400, "{\"__type\":\"ResourceNotFoundException\",\"message\":\"no such group\"}");
            return;
        }
        int from = search.path("nextToken").asInt();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode events = answer.putArray("events");
        lines.subList(from, Math.min(from + PAGE, lines.size()))
                .forEach(it -> events.addObject().put("message", it).put("timestamp", 0));
        if (from + PAGE < lines.size()) {
            answer.put("nextToken", Integer.toString(from + PAGE));
        }
        send(exchange, 200, answer.toString());
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
