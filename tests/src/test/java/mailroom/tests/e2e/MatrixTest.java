package mailroom.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mailroom.tests.matrix.Actor;
import mailroom.tests.matrix.Matrix;
import mailroom.tests.matrix.Matrix.Cell;
import mailroom.tests.matrix.Whose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every route, for nobody and for each role, on things of one's own, of one's team and of another team: as {@code docs/security.md} says. */
@ExtendWith(TheStack.class)
class MatrixTest {
    private static final String TEAM = "matrix";
    private static final String OTHER_TEAM = "matrix-other";
    private static final TheStack STACK = TheStack.running();
    private static final Map<String, Http> CALLERS = new ConcurrentHashMap<>();

    static Stream<Cell> cells() {
        return Matrix.of(STACK.template()).cells().stream();
    }

    private static String subject(Actor actor, String team) {
        return "%s@%s.example.com".formatted(actor.role(), team);
    }

    /** Known to the services that decide: their copies have heard of the person. */
    private static Http caller(Actor actor, String team) {
        if (actor == Actor.NOBODY) {
            return STACK.anonymous();
        }
        return CALLERS.computeIfAbsent(subject(actor, team), subject -> {
            Http caller = STACK.newCaller(subject, team, actor.role());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> caller.get("/v1/batches").status() == 200
                            && caller.post("/v1/stream-tickets", "").status() == 201);
            return caller;
        });
    }

    /** An open batch with one recipient, made by an admin of the team whose it is to be. */
    private static String batch(Actor actor, Whose whose) {
        String team = whose == Whose.OTHER_TEAM ? OTHER_TEAM : TEAM;
        Http maker = caller(actor == Actor.ADMIN ? Actor.LEAD : Actor.ADMIN, team);
        ObjectNode body = Bodies.batch(List.of()).put("open", true);
        body.remove("recipients");
        Http.Answer made = maker.post("/v1/batches", body.toString());
        assertThat(made.status()).as("%s", made.body()).isEqualTo(202);
        String location = made.header("location");
        assertThat(maker.post(location + "/recipients", recipients("first")).status())
                .isEqualTo(200);
        if (whose == Whose.OWN && actor != Actor.NOBODY) {
            own(location.substring(location.lastIndexOf('/') + 1), subject(actor, TEAM));
        }
        return location;
    }

    /** As if that person had made it: a viewer of today may have been a sender once. */
    private static void own(String batch, String subject) {
        try (var dynamo = STACK.dynamo()) {
            dynamo.updateItem(it -> it.tableName(STACK.table("BatchesTable"))
                    .key(Map.of("pk", AttributeValue.fromS("BATCH#" + batch), "sk", AttributeValue.fromS("META")))
                    .conditionExpression("attribute_exists(#owner)")
                    .updateExpression("SET #owner = :subject")
                    .expressionAttributeNames(Map.of("#owner", "owner"))
                    .expressionAttributeValues(Map.of(":subject", AttributeValue.fromS(subject))));
        }
    }

    private static String recipients(String label) {
        return "{\"recipients\":%s}"
                .formatted(Bodies.batch(Bodies.arriving("matrix-" + label, 1)).path("recipients"));
    }

    private static String body(Cell cell) {
        return switch (cell.route().key()) {
            case "POST /v1/batches" ->
                Bodies.batch(Bodies.arriving("matrix-sent", 1)).toString();
            case "POST /v1/batches/{id}/recipients" -> recipients("second");
            case "POST /v1/access-checks" ->
                "{\"subject\":\"%s\",\"action\":\"ListBatches\"}".formatted(asked(cell.actor(), cell.whose()));
            case String key when key.startsWith("GET ") || key.contains("/v1/batches/") -> "";
            default -> "{}";
        };
    }

    private static String asked(Actor actor, Whose whose) {
        return switch (whose) {
            case OWN -> subject(actor, TEAM);
            case SAME_TEAM -> "somebody@matrix.example.com";
            case OTHER_TEAM -> "somebody@matrix-other.example.com";
        };
    }

    private static String path(Cell cell) {
        String path = cell.route().path();
        return path.startsWith("/v1/batches/{id}")
                ? path.replace("/v1/batches/{id}", batch(cell.actor(), cell.whose()))
                : path.replace("{subject}", subject(Actor.ADMIN, TEAM))
                        .replace("{name}", "viewer")
                        .replace("/api-keys/{id}", "/api-keys/mk_live_01JDDDDDDDDDDDDDDDDDDDDDDD")
                        .replace("/policies/{id}", "/policies/viewer");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_cell_is_answered_as_the_table_says(Cell cell) {
        Http caller = caller(cell.actor(), TEAM);
        String path = path(cell);
        Http.Answer answer = ask(caller, cell, path);
        assertThat(answer.status()).as("%s: %s", cell, answer.body()).isEqualTo(cell.status());
    }

    static Stream<Cell> hidden() {
        return cells().filter(it -> it.status() == 404 && it.actor() != Actor.ADMIN);
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void what_one_may_not_read_is_answered_as_what_never_was(Cell cell) {
        Http caller = caller(cell.actor(), TEAM);
        String there = path(cell);
        String never = there.replaceFirst("bat_[0-9A-Z]{26}", "bat_01KAR3M5J0V9Q8Z7X6W5T4S3R2");
        assertThat(answer(caller, cell, there)).isEqualTo(answer(caller, cell, never));
    }

    private static Http.Answer ask(Http caller, Cell cell, String path) {
        return cell.route().method().equals("GET")
                ? caller.get(path)
                : caller.send(cell.route().method(), path, body(cell), "content-type", "application/json");
    }

    /** Status and body, without what names the request. */
    private static String answer(Http caller, Cell cell, String path) {
        Http.Answer answer = ask(caller, cell, path);
        return "%d %s"
                .formatted(answer.status(), ((ObjectNode) answer.body()).without(List.of("request_id", "instance")));
    }
}
