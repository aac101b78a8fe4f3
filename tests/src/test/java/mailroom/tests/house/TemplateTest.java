package mailroom.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import local.template.TemplateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The template is code: a fact per function, per queue, per table, and the routes against the contract. */
class TemplateTest {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final Set<String> VERBS = Set.of("get", "put", "post", "patch", "delete");
    private static final String QUEUE = "AWS::SQS::Queue";
    /** IAM knows no resource for these actions, so a statement of them alone may only say "*". */
    private static final List<String> WITHOUT_RESOURCE = List.of("dynamodb:ListStreams");
    /** A layout of the batches endpoints each; what is asserted of both is asserted of each. */
    private static final Map<String, Stack> LAYOUTS =
            Map.of("routed", layout("routed"), "separate", layout("separate"));

    private static final Stack STACK = LAYOUTS.get("routed");

    private static Stack layout(String layout) {
        return read(Map.of(
                "AlarmEmail", "ops@example.com",
                "CorsOrigins", "https://app.example.com",
                "BatchesLayout", layout));
    }

    private static Stack read(Map<String, String> parameters) {
        try {
            return new TemplateReader()
                    .read(
                            Checkout.ROOT.resolve("template.yaml"),
                            parameters,
                            new Names("mailroom", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Every function of either layout, with the stack that it is read in. */
    static Stream<Arguments> functions() {
        var seen = new TreeSet<String>();
        return Stream.of("routed", "separate").flatMap(layout -> LAYOUTS.get(layout).ofType(FUNCTION).stream()
                .filter(it -> seen.add(it.logicalId()))
                .map(it -> Arguments.of(it, LAYOUTS.get(layout))));
    }

    private static Resource resource(String logicalId) {
        return resource(STACK, logicalId);
    }

    private static Resource resource(Stack stack, String logicalId) {
        return stack.find(logicalId).orElseThrow(() -> new AssertionError("no resource " + logicalId));
    }

    private static Resource byArn(String type, String arn) {
        return byArn(STACK, type, arn);
    }

    private static Resource byArn(Stack stack, String type, String arn) {
        return stack.ofType(type).stream()
                .filter(it -> it.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing of type %s with %s".formatted(type, arn)));
    }

    private static List<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false).toList();
    }

    private static List<JsonNode> statements(Resource role) {
        List<JsonNode> all = new ArrayList<>();
        role.properties().path("Policies").forEach(policy -> policy.path("PolicyDocument")
                .path("Statement")
                .forEach(all::add));
        return all;
    }

    private static List<String> strings(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? list(oneOrMany).stream().map(JsonNode::asText).toList()
                : List.of(oneOrMany.asText());
    }

    private static Set<String> operations(JsonNode api, boolean onlyPublic) {
        Set<String> found = new TreeSet<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode security = method.getValue().path("security");
                    boolean isPublic = security.isArray()
                            && (security.isEmpty() || security.get(0).has("NONE"));
                    if (VERBS.contains(method.getKey()) && (!onlyPublic || isPublic)) {
                        found.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return found;
    }

    private static JsonNode openApi() throws Exception {
        Object yaml = new Yaml().load(Files.readString(Checkout.ROOT.resolve("openapi.yaml")));
        return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(yaml);
    }

    @Test
    void the_templates_routes_are_those_of_the_contract_and_the_same_ones_are_public() throws Exception {
        JsonNode template = resource("HttpApi").properties().path("DefinitionBody");
        assertThat(operations(template, false)).hasSizeGreaterThanOrEqualTo(8).isEqualTo(operations(openApi(), false));
        assertThat(operations(template, true)).hasSize(3).isEqualTo(operations(openApi(), true));
    }

    @Test
    void a_layout_changes_which_function_serves_an_endpoint_and_nothing_else() {
        JsonNode routed = integrations("routed");
        JsonNode separate = integrations("separate");
        assertThat(separate.properties()).hasSameSizeAs(routed.properties());
        Set<String> functions = new TreeSet<>();
        separate.properties().forEach(path -> path.getValue().properties().forEach(method -> {
            String uri = uri(method.getValue());
            String before = uri(routed.path(path.getKey()).path(method.getKey()));
            if (!uri.equals(before)) {
                assertThat(before)
                        .contains(LAYOUTS.get("routed")
                                .find("BatchesRouted")
                                .orElseThrow()
                                .arn());
                functions.add(uri);
            }
        }));
        assertThat(functions).as("one function per endpoint").hasSize(10);
        assertThat(ids("separate"))
                .doesNotContain("BatchesRouted", "BatchesRoutedRole")
                .contains("GetBatch");
        assertThat(ids("routed")).contains("BatchesRouted").doesNotContain("GetBatch", "GetBatchRole", "GetBatchLogs");
    }

    private static JsonNode integrations(String layout) {
        return resource(LAYOUTS.get(layout), "HttpApi")
                .properties()
                .path("DefinitionBody")
                .path("paths");
    }

    private static String uri(JsonNode method) {
        return method.path("x-amazon-apigateway-integration").path("uri").asText();
    }

    private static List<String> ids(String layout) {
        return LAYOUTS.get(layout).resources().stream().map(Resource::logicalId).toList();
    }

    @Test
    void every_public_route_is_throttled_and_the_default_authorizer_is_on() {
        JsonNode api = resource("HttpApi").properties();
        operations(api.path("DefinitionBody"), true).forEach(route -> assertThat(api.path("RouteSettings")
                        .path(route)
                        .path("ThrottlingRateLimit")
                        .asInt())
                .as(route)
                .isPositive());
        JsonNode auth = api.path("Auth");
        JsonNode authorizer =
                auth.path("Authorizers").path(auth.path("DefaultAuthorizer").asText());
        assertThat(authorizer.path("EnableSimpleResponses").asBoolean()).isTrue();
        assertThat(authorizer.path("EnableFunctionDefaultPermissions").asBoolean())
                .isTrue();
        assertThat(authorizer.path("AuthorizerPayloadFormatVersion").isTextual())
                .isTrue();
        assertThat(authorizer.path("Identity").path("ReauthorizeEvery").asInt()).isEqualTo(300);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_has_its_handler_in_its_zip(Resource function, Stack stack) throws Exception {
        Path zip = stack.folder().resolve(function.properties().path("CodeUri").asText());
        assertThat(zip).exists();
        Class<?> handler = Class.forName(function.properties().path("Handler").asText());
        assertThat(handler.getInterfaces().length + (handler.getSuperclass() == Object.class ? 0 : 1))
                .isPositive();
        String jar = handler.getPackageName().contains(".batches.")
                ? "batches-" + handler.getPackageName().replaceFirst(".*\\.", "")
                : handler.getPackageName().contains(".security.")
                        ? "security-" + handler.getPackageName().replaceFirst(".*\\.", "")
                        : handler.getPackageName().replaceFirst(".*\\.", "");
        assertThat(zip.getFileName().toString()).isEqualTo(jar + ".zip");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_has_an_event_file_a_log_group_with_retention_an_alarm_and_a_timeout(
            Resource function, Stack stack) {
        String id = function.logicalId();
        String file = id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT) + ".json";
        assertThat(Checkout.ROOT.resolve("events").resolve(file)).exists();
        assertThat(resource(stack, id + "Logs")
                        .properties()
                        .path("RetentionInDays")
                        .asInt())
                .isPositive();
        assertThat(function.properties().path("LoggingConfig").path("LogGroup").asText())
                .isEqualTo(resource(stack, id + "Logs").ref());
        assertThat(function.properties().path("Timeout").asInt()).isBetween(1, 900);
        assertThat(stack.ofType("AWS::CloudWatch::Alarm"))
                .anyMatch(it -> it.properties().path("MetricName").asText().equals("Errors")
                        && it.properties()
                                .path("Dimensions")
                                .get(0)
                                .path("Value")
                                .asText()
                                .equals(function.ref()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_has_a_role_of_its_own_without_wildcards(Resource function, Stack stack) {
        assertThat(stack.ofType(FUNCTION).stream()
                        .map(it -> it.properties().path("Role").asText()))
                .containsOnlyOnce(function.properties().path("Role").asText());
        Resource role = byArn(
                stack, "AWS::IAM::Role", function.properties().path("Role").asText());
        assertThat(role.properties().path("ManagedPolicyArns")).isEmpty();
        assertThat(statements(role)).hasSizeGreaterThanOrEqualTo(2).allSatisfy(statement -> {
            assertThat(strings(statement.path("Action")))
                    .as(statement.toString())
                    .noneMatch(it -> it.contains("*"));
            if (!WITHOUT_RESOURCE.equals(strings(statement.path("Action")))) {
                assertThat(strings(statement.path("Resource")))
                        .as(statement.toString())
                        .doesNotContain("*");
            }
        });
    }

    @Test
    void a_role_reaches_only_the_tables_of_its_own_service() {
        Map<String, Set<String>> own = Map.of(
                "SecurityTable", Set.of("AuthorizerRole", "SecurityRole", "AclRelayRole", "AclSnapshotRole"),
                "BatchesTable",
                        Set.of(
                                "BatchesRoutedRole",
                                "HealthRole",
                                "SubmitBatchRole",
                                "ListBatchesRole",
                                "GetBatchRole",
                                "ListRecipientsRole",
                                "AppendRecipientsRole",
                                "SubmitOpenRole",
                                "CancelBatchRole",
                                "RetryFailedRole",
                                "ListEventsRole",
                                "RelayRole",
                                "AnnouncerRole",
                                "PumpRole",
                                "SweeperRole",
                                "OutcomesRole",
                                "BatchesAclRole"),
                "SenderTable", Set.of("SenderRole"),
                "LiveTable",
                        Set.of(
                                "LiveTicketsRole",
                                "LiveGateRole",
                                "LiveSocketRole",
                                "LiveProgressRole",
                                "LivePushRole",
                                "LiveAclRole"));
        own.forEach((table, roles) -> {
            String arn = resource(table).arn();
            List<String> reaching = LAYOUTS.values().stream()
                    .flatMap(it -> it.ofType("AWS::IAM::Role").stream())
                    .filter(role -> statements(role).stream().anyMatch(it -> strings(it.path("Resource")).stream()
                            .anyMatch(r -> r.startsWith(arn))))
                    .map(Resource::logicalId)
                    .toList();
            assertThat(reaching).as("roles that reach %s", table).isNotEmpty().isSubsetOf(roles);
        });
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_queue_consumer_reports_failures_per_item_and_its_queue_has_what_it_needs(Resource function, Stack stack) {
        for (JsonNode event : function.properties().path("Events")) {
            JsonNode source = event.path("Properties");
            switch (event.path("Type").asText()) {
                case "SQS" -> {
                    assertThat(strings(source.path("FunctionResponseTypes"))).contains("ReportBatchItemFailures");
                    JsonNode queue =
                            byArn(stack, QUEUE, source.path("Queue").asText()).properties();
                    int window = source.path("MaximumBatchingWindowInSeconds").asInt();
                    assertThat(queue.path("VisibilityTimeout").asInt())
                            .as(source.toString())
                            .isGreaterThanOrEqualTo(
                                    6 * function.properties().path("Timeout").asInt() + window);
                    assertThat(queue.path("RedrivePolicy")
                                    .path("maxReceiveCount")
                                    .asInt())
                            .isEqualTo(5);
                    byArn(
                            stack,
                            QUEUE,
                            queue.path("RedrivePolicy")
                                    .path("deadLetterTargetArn")
                                    .asText());
                }
                case "DynamoDB" -> {
                    assertThat(strings(source.path("FunctionResponseTypes"))).contains("ReportBatchItemFailures");
                    assertThat(source.path("BisectBatchOnFunctionError").asBoolean())
                            .isTrue();
                    byArn(
                            stack,
                            QUEUE,
                            source.path("DestinationConfig")
                                    .path("OnFailure")
                                    .path("Destination")
                                    .asText());
                }
                case "Schedule" -> assertThat(source.path("Schedule").asText()).isEqualTo("rate(1 minute)");
                default -> throw new AssertionError("an event source that no rule here knows: " + event);
            }
        }
    }

    @Test
    void every_queue_is_encrypted_kept_and_where_it_is_a_dead_end_watched() {
        List<Resource> queues = STACK.ofType(QUEUE);
        assertThat(queues).hasSizeGreaterThanOrEqualTo(17).allSatisfy(queue -> {
            assertThat(queue.properties().path("SqsManagedSseEnabled").asBoolean())
                    .as(queue.logicalId())
                    .isTrue();
            assertThat(queue.properties().path("MessageRetentionPeriod").asInt())
                    .as(queue.logicalId())
                    .isPositive();
        });
        assertThat(queues.stream()
                        .filter(it ->
                                it.logicalId().endsWith("Dlq") || it.logicalId().equals("UnroutedQueue")))
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(queue -> assertThat(STACK.ofType("AWS::CloudWatch::Alarm"))
                        .as(queue.logicalId())
                        .anyMatch(it -> it.properties()
                                .path("Dimensions")
                                .toString()
                                .contains(queue.attributes().get("QueueName"))));
    }

    @Test
    void every_table_is_on_demand_encrypted_recoverable_and_survives_the_stack() throws Exception {
        String text = Files.readString(Checkout.ROOT.resolve("template.yaml"));
        assertThat(STACK.ofType("AWS::DynamoDB::Table")).hasSize(4).allSatisfy(table -> {
            JsonNode properties = table.properties();
            assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
            assertThat(properties.path("SSESpecification").path("SSEEnabled").asBoolean())
                    .isTrue();
            assertThat(properties
                            .path("PointInTimeRecoverySpecification")
                            .path("PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(properties
                            .path("TimeToLiveSpecification")
                            .path("AttributeName")
                            .asText())
                    .isEqualTo("ttl");
            assertThat(text)
                    .containsPattern("(?m)^  " + table.logicalId() + ":.*\\R(    .*\\R)*?    DeletionPolicy: Retain");
        });
        assertThat(STACK.ofType("AWS::KMS::Key")).hasSize(2).allSatisfy(key -> {
            assertThat(key.properties().path("KeySpec").asText()).isEqualTo("ECC_NIST_P256");
            assertThat(text)
                    .containsPattern("(?m)^  " + key.logicalId() + ":.*\\R(    .*\\R)*?    DeletionPolicy: Retain");
        });
    }

    @Test
    void what_no_filter_matches_lands_in_the_catch_all() {
        List<Resource> subscriptions = STACK.ofType("AWS::SNS::Subscription").stream()
                .filter(it -> it.properties()
                        .path("TopicArn")
                        .asText()
                        .equals(resource("ChunksTopic").ref()))
                .toList();
        assertThat(subscriptions).hasSize(3).allSatisfy(it -> {
            assertThat(it.properties().path("RawMessageDelivery").asBoolean()).isTrue();
            assertThat(it.properties().path("FilterPolicy")).isNotEmpty();
            assertThat(it.properties()
                            .path("RedrivePolicy")
                            .path("deadLetterTargetArn")
                            .asText())
                    .isNotEmpty();
        });
        assertThat(subscriptions).anySatisfy(it -> {
            assertThat(it.properties().path("Endpoint").asText())
                    .isEqualTo(resource("UnroutedQueue").arn());
            assertThat(it.properties().path("FilterPolicy").toString())
                    .contains("anything-but", "transactional", "bulk", "exists");
        });
    }

    @Test
    void conditions_take_away_what_their_parameter_turns_off() {
        Stack bare = read(Map.of("SenderIdentityMode", "existing"));
        assertThat(bare.ofType("AWS::CloudWatch::Alarm")).isEmpty();
        assertThat(bare.ofType("AWS::SES::EmailIdentity")).isEmpty();
        assertThat(bare.find("HttpApi").orElseThrow().properties().has("CorsConfiguration"))
                .isFalse();
        assertThat(STACK.ofType("AWS::CloudWatch::Alarm")).hasSizeGreaterThanOrEqualTo(25);
        assertThat(STACK.ofType("AWS::SES::EmailIdentity")).hasSize(1);
        assertThat(resource("HttpApi")
                        .properties()
                        .path("CorsConfiguration")
                        .path("AllowOrigins")
                        .get(0)
                        .asText())
                .isEqualTo("https://app.example.com");
    }

    @Test
    void every_route_of_the_websocket_that_takes_messages_has_a_route_response() {
        JsonNode api = resource("WebSocketApi").properties();
        assertThat(api.path("Auth").path("AuthArn").asText())
                .startsWith(resource("LiveGate").arn());
        assertThat(strings(api.path("Auth").path("IdentitySource")))
                .containsExactly("route.request.querystring.ticket");
        List<String> answered = STACK.ofType("AWS::ApiGatewayV2::RouteResponse").stream()
                .map(it -> it.properties().path("RouteId").asText())
                .toList();
        List<String> messages = STACK.ofType("AWS::ApiGatewayV2::Route").stream()
                .filter(it -> !it.properties().path("RouteKey").asText().matches(".(dis)?connect"))
                .map(Resource::ref)
                .toList();
        assertThat(messages).hasSize(4);
        assertThat(answered).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void only_who_pushes_may_post_to_connections_and_only_who_hears_of_revokes_may_end_them() {
        Map<String, String> allowed = Map.of("LivePushRole", "POST", "LiveAclRole", "DELETE");
        List<Resource> roles = STACK.ofType("AWS::IAM::Role").stream()
                .filter(role -> statements(role).stream().anyMatch(it -> strings(it.path("Action")).stream()
                        .anyMatch(action -> action.startsWith("execute-api:"))))
                .toList();
        assertThat(roles).extracting(Resource::logicalId).containsExactlyInAnyOrderElementsOf(allowed.keySet());
        assertThat(roles).allSatisfy(role -> assertThat(statements(role))
                .filteredOn(it -> strings(it.path("Action")).contains("execute-api:ManageConnections"))
                .singleElement()
                .satisfies(it -> assertThat(strings(it.path("Resource")))
                        .singleElement()
                        .asString()
                        .endsWith("/live/%s/@connections/*".formatted(allowed.getOrDefault(role.logicalId(), "no")))));
    }

    @Test
    void pushes_go_through_a_fifo_queue_whose_dead_letters_are_in_order_too() {
        JsonNode queue = resource("PushQueue").properties();
        assertThat(queue.path("FifoQueue").asBoolean()).isTrue();
        JsonNode dead = byArn(
                        QUEUE,
                        queue.path("RedrivePolicy").path("deadLetterTargetArn").asText())
                .properties();
        assertThat(dead.path("FifoQueue").asBoolean()).isTrue();
    }

    @Test
    void the_reader_knows_every_part_of_the_template() {
        assertThat(STACK.warnings()).isEmpty();
    }
}
