package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes every way through every function once, the rare ones too, so that each has made every call that it can make. Whoever adds a call to a
 * function, and so an action to its role, adds here what leads to it.
 */
record EveryWay(TheStack stack) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCHEDULED =
            "{\"source\":\"aws.events\",\"resources\":[\"arn:aws:events:us-east-1:000000000000:rule/local-sweeper\"]}";
    private static final String GHOST = "GhOsTtHaTiSgOnE=";

    void take() {
        tokens();
        people();
        gapInTheCopies();
        stack.anonymous().get("/healthz");
        assertThat(stack.invoke("AclSnapshot", "{\"known\":0,\"after\":null}")).contains("entries");
        String settled = batchThatIsThrottled("transactional");
        batchThatIsThrottled("bulk");
        readings(settled);
        openBatches();
        retry();
        watch();
        disconnect();
        sweep(settled);
    }

    /** By keys that nobody has used yet, since a key's use is noted once a minute at most: one for the authorizer, one for a token. */
    private void tokens() {
        assertThat(stack.newCaller("way-key").get("/v1/batches").status()).isNotEqualTo(500);
        Http fresh = stack.newCaller("way-token");
        String[] key = fresh.authorization().substring("Bearer ".length()).split("\\.", 2);
        Http.Answer token =
                stack.anonymous().post("/v1/tokens", "{\"key_id\":\"%s\",\"secret\":\"%s\"}".formatted(key[0], key[1]));
        assertThat(token.status()).as("%s", token.body()).isEqualTo(200);
        assertThat(stack.anonymous().get("/.well-known/jwks.json").status()).isEqualTo(200);
        String bearer = "Bearer " + token.body().path("access_token").asText();
        assertThat(stack.anonymous().as(bearer).get("/v1/batches").status()).isNotEqualTo(500);
    }

    /** Somebody is made, looked at, listed, and asked about. */
    private void people() {
        Http admin = stack.newCaller("way-admin", "way-admin", "admin");
        String person = "{\"subject\":\"way-made\",\"team\":\"way\",\"roles\":[\"viewer\"]}";
        assertThat(admin.post("/v1/people", person).status()).isEqualTo(201);
        for (String path : List.of("/v1/people", "/v1/people/way-made", "/v1/api-keys", "/v1/policies", "/v1/audit")) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(200);
        }
        String question = "{\"subject\":\"way-made\",\"action\":\"ListBatches\"}";
        assertThat(admin.post("/v1/access-checks", question).status()).isEqualTo(200);
    }

    /** The next change of the ACL finds that some have not come: the services order themselves to look again. */
    private void gapInTheCopies() {
        try (var dynamo = stack.dynamo()) {
            for (String table : List.of("BatchesTable", "LiveTable")) {
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .untilAsserted(() -> dynamo.updateItem(it -> it.tableName(stack.table(table))
                                .key(key("ACL", "HEAD"))
                                .conditionExpression("attribute_exists(#version)")
                                .updateExpression("SET #version = #version - :some")
                                .expressionAttributeNames(Map.of("#version", "version"))
                                .expressionAttributeValues(Map.of(":some", AttributeValue.fromN("5")))));
            }
        }
        stack.newCaller("way-gap");
    }

    /** The sender puts the chunk back into its queue, and sends it later. */
    private String batchThatIsThrottled(String kind) {
        stack.sesThrottles(1);
        ObjectNode body = Bodies.batch(Bodies.arriving("way-" + kind, 1)).put("kind", kind);
        String location = submit(body, "idempotency-key", "\"way-%s\"".formatted(kind));
        Batch.settled(stack.caller(), location, PATIENCE);
        return location;
    }

    private String submit(ObjectNode body, String... headers) {
        Http.Answer answer = stack.caller().post("/v1/batches", body.toString(), headers);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
        return answer.header("location");
    }

    private void readings(String location) {
        for (String path : List.of("/v1/batches", location, location + "/recipients", location + "/events")) {
            assertThat(stack.caller().get(path).status()).as(path).isEqualTo(200);
        }
    }

    private String open() {
        ObjectNode body = Bodies.batch(List.of()).put("open", true);
        body.remove("recipients");
        return submit(body);
    }

    /** With a key, so that an earlier page of that key is looked for. */
    private int append(String location, String label, int recipients) {
        String list = Bodies.batch(Bodies.arriving(label, recipients))
                .path("recipients")
                .toString();
        return stack.caller()
                .post(
                        location + "/recipients",
                        "{\"recipients\":%s}".formatted(list),
                        "idempotency-key",
                        "\"%s\"".formatted(label))
                .status();
    }

    private void openBatches() {
        String sent = open();
        assertThat(append(sent, "way-page", 3)).isEqualTo(200);
        assertThat(stack.caller().post(sent + "/submit", "").status()).isEqualTo(202);
        Batch.settled(stack.caller(), sent, PATIENCE);
        String canceled = open();
        assertThat(append(canceled, "way-never", 2)).isEqualTo(200);
        assertThat(stack.caller().post(canceled + "/cancel", "").status()).isEqualTo(202);
        await().atMost(PATIENCE).until(() -> Batch.read(stack.caller(), canceled)
                .body()
                .path("status")
                .asText()
                .equals("canceled"));
        // more than the pump hands over at once: it orders its next page
        Batch.settled(stack.caller(), submit(Bodies.batch(Bodies.arriving("way-pages", 1_100))), PATIENCE);
    }

    private void retry() {
        stack.sesAnswersNextEntries("FAILED");
        String failed = submit(Bodies.batch(Bodies.arriving("way-fails", 1)));
        assertThat(Batch.settled(stack.caller(), failed, PATIENCE).count("failed"))
                .isEqualTo(1);
        Http.Answer again = stack.caller().post(failed + "/retry-failed", "");
        assertThat(again.status()).as("%s", again.body()).isEqualTo(202);
        assertThat(stack.caller().post(failed + "/retry-failed", "").status()).isEqualTo(202);
    }

    /** With a connection among the watchers that went without a word. */
    private void watch() {
        try (var dynamo = stack.dynamo();
                Watcher watcher = Watcher.of(stack.caller())) {
            String batch = id(submit(Bodies.batch(Bodies.arriving("way-watched", 1))));
            ghost(dynamo, batch);
            watcher.subscribe(batch, 0);
            watcher.awaits("settled");
            watcher.subscribe(batch, 0); // replayed, as it is known
            watcher.awaits("subscribed", 2);
            watcher.say("{\"action\":\"unsubscribe\",\"batch\":\"%s\"}".formatted(batch));
            watcher.awaits("unsubscribed");
        }
    }

    /** Somebody with an open connection gets another role, and loses the key. */
    private void disconnect() {
        Keys.Key key = stack.keys().create("way-gone", "way-gone", "sender");
        Http caller = stack.anonymous().as("Bearer " + key.bearer());
        await().atMost(PATIENCE)
                .until(() -> caller.post("/v1/stream-tickets", "").status() == 201);
        Watcher watcher = Watcher.of(caller);
        stack.keys().create("way-gone", "way-gone", "viewer");
        stack.keys().revoke(key);
        await().atMost(PATIENCE).until(watcher::isEnded);
    }

    private void ghost(DynamoDbClient dynamo, String batch) {
        Map<String, AttributeValue> item = new HashMap<>(key("BATCH#" + batch, "SUB#" + GHOST));
        item.put("connection", AttributeValue.fromS(GHOST));
        item.put("team", AttributeValue.fromS("tests"));
        item.put("mode", AttributeValue.fromS("live"));
        item.put("sent", AttributeValue.fromN("0"));
        item.put("ttl", AttributeValue.fromN("4000000000"));
        dynamo.putItem(it -> it.tableName(stack.table("LiveTable")).item(item));
    }

    /** A batch that stands still, one whose end is due, and one with nothing to do; then the sweep of that minute. */
    private void sweep(String location) {
        String batch = id(location);
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (var dynamo = stack.dynamo()) {
            standsStill(dynamo, batch, minute.minus(10, ChronoUnit.MINUTES));
            for (String check : List.of("DISPATCH", "EXPIRY", "SETTLE")) {
                due(dynamo, check, batch, minute);
            }
            dynamo.updateItem(it -> it.tableName(stack.table("BatchesTable"))
                    .key(key("SWEEP", "UNTIL"))
                    .updateExpression("SET #minute = :before")
                    .expressionAttributeNames(Map.of("#minute", "minute"))
                    .expressionAttributeValues(Map.of(
                            ":before",
                            AttributeValue.fromN(Long.toString(
                                    minute.minus(1, ChronoUnit.MINUTES).getEpochSecond())))));
            stack.invoke("Sweeper", SCHEDULED);
        }
    }

    private void standsStill(DynamoDbClient dynamo, String batch, Instant since) {
        dynamo.updateItem(it -> it.tableName(stack.table("BatchesTable"))
                .key(key("BATCH#" + batch, "META"))
                .updateExpression("SET pump_cursor = :none, pump_at = :since REMOVE settled_at, dispatched_at")
                .expressionAttributeValues(
                        Map.of(":none", AttributeValue.fromN("0"), ":since", AttributeValue.fromS(since.toString()))));
    }

    private void due(DynamoDbClient dynamo, String check, String batch, Instant minute) {
        String slot = "DUE#%s#0".formatted(minute.toString().substring(0, "2026-11-29T12:00".length()));
        Map<String, AttributeValue> item = new HashMap<>(key(slot, check + "#" + batch));
        item.put("check", AttributeValue.fromS(check));
        item.put("batch", AttributeValue.fromS(batch));
        item.put(
                "ttl",
                AttributeValue.fromN(
                        Long.toString(minute.plus(1, ChronoUnit.DAYS).getEpochSecond())));
        dynamo.putItem(it -> it.tableName(stack.table("BatchesTable")).item(item));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
