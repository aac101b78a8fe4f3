package mailroom.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import local.template.TemplateException;
import local.template.TemplateReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can be reached from outside, and how: by a route of an API, and no other way. */
class PublicRoutesTest {
    /** Functions that serve a stream, a queue, a schedule or one caller inside; none of them checks who calls. */
    private static final Set<String> INNER = Set.of(
            "AclRelay",
            "AclSnapshot",
            "BatchesAcl",
            "LiveAcl",
            "Relay",
            "Announcer",
            "Pump",
            "Sweeper",
            "Outcomes",
            "Sender",
            "Feedback",
            "LiveProgress",
            "LivePush");

    /** The gateway asks them itself; no route leads to them. */
    private static final Set<String> AUTHORIZERS = Set.of("Authorizer", "LiveGate");

    private static Stack read(String layout) throws TemplateException {
        return new TemplateReader()
                .read(
                        Checkout.ROOT.resolve("template.yaml"),
                        Map.of("BatchesLayout", layout),
                        new Names("mailroom", "us-east-1", "000000000000", URI.create("http://127.0.0.1:1")));
    }

    private static Set<String> functions(Stack stack) {
        return stack.ofType("AWS::Serverless::Function").stream()
                .map(Resource::logicalId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Functions that a text, such as an integration's URI, names by their ARN. */
    private static Set<String> named(Stack stack, String text) {
        return stack.ofType("AWS::Serverless::Function").stream()
                .filter(it ->
                        (text + "\"").replaceAll("[:/]", "\"").contains(it.arn().replaceAll("[:/]", "\"") + "\""))
                .map(Resource::logicalId)
                .collect(Collectors.toSet());
    }

    private static Set<String> routed(Stack stack) {
        Set<String> routed = new HashSet<>();
        stack.ofType("AWS::Serverless::HttpApi")
                .forEach(it -> routed.addAll(named(
                        stack,
                        it.properties().path("DefinitionBody").path("paths").toString())));
        stack.ofType("AWS::Serverless::WebSocketApi")
                .forEach(it -> routed.addAll(
                        named(stack, it.properties().path("Routes").toString())));
        return routed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"routed", "separate"})
    void inner_functions_have_no_public_route(String layout) throws TemplateException {
        Stack stack = read(layout);
        Set<String> rest = new TreeSet<>(functions(stack));
        assertThat(rest).containsAll(INNER).containsAll(AUTHORIZERS);
        rest.removeAll(INNER);
        rest.removeAll(AUTHORIZERS);
        assertThat(routed(stack))
                .as("functions with a route; whoever adds a function says here which kind it is")
                .containsExactlyInAnyOrderElementsOf(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"routed", "separate"})
    void there_is_no_other_way_in(String layout) throws TemplateException {
        Stack stack = read(layout);
        assertThat(stack.ofType("AWS::Lambda::Url")).isEmpty();
        assertThat(stack.ofType("AWS::Serverless::Function")).allSatisfy(it -> {
            assertThat(it.properties().has("FunctionUrlConfig"))
                    .as(it.logicalId())
                    .isFalse();
            for (JsonNode event : it.properties().path("Events")) {
                assertThat(event.path("Type").asText()).as(it.logicalId()).isIn("SQS", "DynamoDB", "Schedule");
            }
        });
        Stream<String> invokers = stack.ofType("AWS::Lambda::Permission").stream()
                .map(it -> it.properties().path("Principal").asText());
        assertThat(invokers).isNotEmpty().containsOnly("apigateway.amazonaws.com");
        Set<String> reachable = stack.ofType("AWS::Lambda::Permission").stream()
                .flatMap(it -> named(stack, it.properties().path("FunctionName").asText()).stream())
                .collect(Collectors.toSet());
        assertThat(reachable).isNotEmpty().doesNotContainAnyElementsOf(INNER);
    }
}
