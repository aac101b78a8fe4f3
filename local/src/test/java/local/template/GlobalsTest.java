package local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class GlobalsTest {
    private static ObjectNode merged(String globals, String own) throws TemplateException {
        return Templates.read("""
                        Conditions: {Always: !Equals [a, a]}
                        Globals:
                          Function: %s
                        Resources:
                          F: {Type: AWS::Serverless::Function, %s}
                        """.formatted(globals, own))
                .find("F")
                .orElseThrow()
                .properties();
    }

    @Test
    void maps_merge_lists_append_and_scalars_are_overridden() throws Exception {
        assertThat(merged(
                        "{Timeout: 3, Layers: [a], Tags: {x: 1, y: 1}}",
                        "Properties: {Timeout: 9, Layers: [b], Tags: {y: 2, z: 2}}"))
                .hasToString("{\"Timeout\":9,\"Layers\":[\"a\",\"b\"],\"Tags\":{\"x\":1,\"y\":2,\"z\":2}}");
    }

    @Test
    void what_is_not_said_comes_from_the_globals() throws Exception {
        assertThat(merged("{Timeout: 3}", "Properties: {Handler: h}")).hasToString("{\"Timeout\":3,\"Handler\":\"h\"}");
        assertThat(merged("{Timeout: 3}", "Metadata: {}")).hasToString("{\"Timeout\":3}");
    }

    @Test
    void an_intrinsic_is_overridden_like_a_scalar_and_never_merged() throws Exception {
        assertThat(merged("{Tags: {x: 1}}", "Properties: {Tags: !If [Always, {y: 2}, {}]}"))
                .hasToString("{\"Tags\":{\"y\":2}}");
        assertThat(merged("{Tags: !If [Always, {x: 1}, {}]}", "Properties: {Tags: {y: 2}}"))
                .hasToString("{\"Tags\":{\"y\":2}}");
        assertThat(merged("{Layers: [a]}", "Properties: {Layers: one}")).hasToString("{\"Layers\":\"one\"}");
    }

    @Test
    void globals_reach_their_own_type_only() throws Exception {
        Stack stack = Templates.read("""
                Globals: {HttpApi: {Tags: {a: b}}, Nonsense: {c: d}}
                Resources:
                  Raw: {Type: AWS::Lambda::Function}
                  F:
                    Type: AWS::Serverless::Function
                    Properties: {Events: {Any: {Type: HttpApi}}}
                """);
        assertThat(stack.find("Raw").orElseThrow().properties().isEmpty()).isTrue();
        assertThat(stack.find("ServerlessHttpApi").orElseThrow().properties()).hasToString("{\"Tags\":{\"a\":\"b\"}}");
        assertThat(stack.warnings())
                .singleElement()
                .asString()
                .contains("template.yaml:1: Globals: Nonsense is unknown");
    }

    @Test
    void a_resource_may_ignore_them_all_or_some() throws Exception {
        assertThat(merged("{Timeout: 3, Runtime: java25}", "IgnoreGlobals: '*', Properties: {Handler: h}"))
                .hasToString("{\"Handler\":\"h\"}");
        assertThat(merged("{Timeout: 3, Runtime: java25}", "IgnoreGlobals: [Timeout]"))
                .hasToString("{\"Runtime\":\"java25\"}");
    }
}
