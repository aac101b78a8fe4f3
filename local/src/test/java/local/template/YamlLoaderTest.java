package local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlLoaderTest {
    private static Node load(String text) throws TemplateException {
        return YamlLoader.load("t.yaml", text);
    }

    private static JsonNode value(String text) throws TemplateException {
        return ((Node.Value) ((Node.Fields) load("a: " + text)).fields().get("a")).json();
    }

    @ParameterizedTest
    @CsvSource({
        "2012-10-17, '\"2012-10-17\"'",
        "0644, '\"0644\"'",
        "22:30, '\"22:30\"'",
        "000000000000, '\"000000000000\"'",
        "'\"5\"', '\"5\"'",
        "1_000, '\"1_000\"'",
        "5, 5",
        "-3, -3",
        "0.5, 0.5",
        "yes, true",
        "off, false",
        "~, null",
    })
    void scalars_are_taken_as_cloudformation_takes_them(String written, String json) throws Exception {
        assertThat(value(written)).hasToString(json);
    }

    @Test
    void a_short_tag_and_its_long_form_are_the_same_call() throws Exception {
        for (String text : List.of("!Sub a${B}", "{'Fn::Sub': 'a${B}'}")) {
            assertThat(load(text)).isInstanceOfSatisfying(Node.Call.class, call -> {
                assertThat(call.function()).isEqualTo("Sub");
                assertThat(((Node.Value) call.argument()).json().asText()).isEqualTo("a${B}");
            });
        }
        assertThat(load("Ref: A")).isInstanceOf(Node.Call.class);
    }

    @Test
    void what_stands_behind_a_tag_is_text_even_where_it_looks_like_a_number() throws Exception {
        assertThat(((Node.Value) ((Node.Call) load("!Ref 5")).argument()).json())
                .isEqualTo(JsonNodeFactory.instance.textNode("5"));
    }

    @Test
    void every_node_knows_its_line() throws Exception {
        Node.Fields root = (Node.Fields) load("a: 1\nb:\n  c: !Ref X\n");
        Node c = ((Node.Fields) root.fields().get("b")).fields().get("c");
        assertThat(c.at()).hasToString("t.yaml:3");
    }

    @Test
    void a_syntax_error_is_named_with_file_and_line() {
        assertThatThrownBy(() -> load("a: 1\nb: [1, 2\nc: 3\n"))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("t.yaml:3: no valid YAML");
    }

    @Test
    void an_empty_template_a_doubled_key_and_a_merge_key_are_refused() {
        assertThatThrownBy(() -> load("")).hasMessage("t.yaml:1: the template is empty");
        assertThatThrownBy(() -> load("a: 1\nb: 2\na: 3\n")).hasMessage("t.yaml:3: the key a stands here twice");
        assertThatThrownBy(() -> load("x: &x {a: 1}\ny:\n  <<: *x\n"))
                .hasMessageContaining("t.yaml:3")
                .hasMessageContaining("merge");
    }

    @Test
    void a_java_type_as_a_tag_makes_no_object() {
        assertThatThrownBy(
                        () -> load("a: !!java.net.URL [http://example.com]\nb: !!javax.script.ScriptEngineManager x"))
                .isInstanceOf(TemplateException.class);
    }

    @Test
    void an_anchor_may_be_used_again_but_not_inside_itself() throws Exception {
        assertThat(((Node.Fields) load("a: &x [1]\nb: *x\n")).fields().get("b")).isInstanceOf(Node.Items.class);
        assertThatThrownBy(() -> load("a: &x [*x]\n")).isInstanceOf(TemplateException.class);
    }

    @Test
    void json_is_read_too() throws Exception {
        assertThat(load("{\"a\": {\"Fn::GetAtt\": [\"B\", \"Arn\"]}}")).isInstanceOf(Node.Fields.class);
    }
}
