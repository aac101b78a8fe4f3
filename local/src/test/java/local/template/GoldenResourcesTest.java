package local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What else a template says is as SAM has it: settings and permissions of functions, the parts of WebSocket APIs, and names. */
class GoldenResourcesTest {
    /** What SAM adds to a role for the logs and for the event sources; no local service asks for it. */
    private static final Set<String> IMPLIED = Set.of(
            "AWSLambdaBasicExecutionRole",
            "AWSLambdaSQSQueueExecutionRole",
            "AWSLambdaDynamoDBExecutionRole",
            "AWSXRayDaemonWriteAccess");

    private static final List<String> SETTINGS =
            List.of("Handler", "Runtime", "Timeout", "MemorySize", "Environment", "Layers", "Role", "Architectures");
    private static final String FUNCTION = "AWS::Serverless::Function";

    static List<Golden> templates() {
        return Golden.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void functions_have_the_settings_that_sam_gives_them(Golden golden) {
        Stack expanded = golden.expanded();
        List<Resource> functions = golden.written().ofType(FUNCTION);

        assertThat(functions)
                .hasSameSizeAs(expanded.ofType("AWS::Lambda::Function"))
                .isNotEmpty();
        assertThat(functions).allSatisfy(function -> {
            JsonNode deployed =
                    expanded.find(function.logicalId()).orElseThrow().properties();
            Map<String, JsonNode> mine = settings(function.properties());
            Map<String, JsonNode> theirs = settings(deployed);
            if (!mine.containsKey("Role")) {
                theirs.remove("Role");
            }
            assertThat(mine).isEqualTo(theirs);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void functions_may_do_what_the_role_lets_them_that_sam_gives_them(Golden golden) {
        Stack written = golden.written();
        Stack expanded = golden.expanded();

        assertThat(written.ofType(FUNCTION)).allSatisfy(function -> {
            Policies mine = Policies.of(written, function);
            Policies theirs =
                    Policies.of(expanded, expanded.find(function.logicalId()).orElseThrow());
            assertThat(mine.statements()).containsExactlyInAnyOrderElementsOf(theirs.statements());
            assertThat(names(mine.managed())).isEqualTo(names(theirs.managed()));
            assertThat(mine.unknown()).isEmpty();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void the_parts_of_a_websocket_api_are_those_that_sam_makes(Golden golden) {
        Stack written = golden.written();
        Stack expanded = golden.expanded();
        Set<String> sockets = new TreeSet<>();
        expanded.ofType("AWS::ApiGatewayV2::Api").stream()
                .filter(it -> it.properties().path("ProtocolType").asText().equals("WEBSOCKET"))
                .forEach(it -> sockets.add(it.ref()));

        for (String type : List.of("Route", "Integration", "Authorizer", "Stage")) {
            assertThat(parts(written, type, sockets)).isEqualTo(parts(expanded, type, sockets));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void outputs_and_names_are_the_same(Golden golden) {
        assertThat(golden.written().outputs()).isEqualTo(golden.expanded().outputs());
    }

    private static Map<String, JsonNode> settings(JsonNode properties) {
        Map<String, JsonNode> settings = new TreeMap<>();
        SETTINGS.stream().filter(properties::has).forEach(it -> settings.put(it, properties.path(it)));
        return settings;
    }

    private static Set<String> names(List<String> managed) {
        Set<String> names = new TreeSet<>();
        managed.forEach(it -> names.add(it.substring(it.lastIndexOf('/') + 1)));
        names.removeAll(IMPLIED);
        return names;
    }

    /** Each part's properties by its logical id. The URI of a function is written in several ways, so only its name counts. */
    private static Map<String, Map<String, JsonNode>> parts(Stack stack, String type, Set<String> sockets) {
        Map<String, Map<String, JsonNode>> parts = new TreeMap<>();
        for (Resource part : stack.ofType("AWS::ApiGatewayV2::" + type)) {
            if (sockets.contains(part.properties().path("ApiId").asText())) {
                Map<String, JsonNode> values = new TreeMap<>();
                part.properties().properties().forEach(it -> values.put(it.getKey(), plain(it.getValue())));
                values.keySet().removeAll(Set.of("AutoDeploy", "DeploymentId", "Tags"));
                parts.put(part.logicalId(), values);
            }
        }
        return parts;
    }

    private static JsonNode plain(JsonNode value) {
        return value.isValueNode()
                ? TextNode.valueOf(
                        value.asText().replaceAll("^arn:aws:apigateway:.*/functions/(.*)/invocations$", "$1"))
                : value;
    }
}
