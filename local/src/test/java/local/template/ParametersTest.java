package local.template;

import static local.template.Templates.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final String REST = "\nResources: {Q: {Type: AWS::SQS::Queue, Properties: {X: !Ref P}}}\n";

    private static String with(String definition) {
        return "Parameters:\n  P: " + definition + REST;
    }

    private static String x(String definition, Map<String, String> given) throws TemplateException {
        return Templates.read(with(definition), given)
                .find("Q")
                .orElseThrow()
                .properties()
                .path("X")
                .toString();
    }

    @Test
    void a_given_value_beats_the_default() throws Exception {
        assertThat(x("{Type: String, Default: a}", Map.of())).isEqualTo("\"a\"");
        assertThat(x("{Type: String, Default: a}", Map.of("P", "b"))).isEqualTo("\"b\"");
        assertThat(x("{Type: String, Default: ''}", Map.of())).isEqualTo("\"\"");
    }

    @Test
    void a_whole_number_is_a_number_and_a_list_is_a_list() throws Exception {
        assertThat(x("{Type: Number, Default: 30}", Map.of())).isEqualTo("30");
        assertThat(x("{Type: Number, Default: '007'}", Map.of())).isEqualTo("\"007\"");
        assertThat(x("{Type: CommaDelimitedList}", Map.of("P", "a, b"))).isEqualTo("[\"a\",\"b\"]");
        assertThat(x("{Type: CommaDelimitedList, Default: ''}", Map.of())).isEqualTo("[]");
        assertThat(x("{Type: 'List<Number>', Default: '1,2'}", Map.of())).isEqualTo("[\"1\",\"2\"]");
    }

    @Test
    void a_missing_one_is_named_with_its_line() {
        assertThat(wrong(with("{Type: String}"))).isEqualTo("2: parameter P has no default and no value is given");
    }

    @Test
    void one_that_the_template_does_not_have_is_named() {
        assertThat(wrong(with("{Type: String, Default: a}"), Map.of("Q", "1")))
                .isEqualTo("1: parameter Q is given, and the template has none of that name");
    }

    @Test
    void every_rule_names_the_parameter_and_what_it_wants() {
        assertThat(wrong(with("{Type: String, AllowedValues: [a, b]}"), Map.of("P", "c")))
                .isEqualTo("2: parameter P: 'c' is not one of a, b");
        assertThat(wrong(
                        with("{Type: String, AllowedPattern: '[0-9]+', ConstraintDescription: digits}"),
                        Map.of("P", "x1")))
                .isEqualTo("2: parameter P: 'x1' does not match [0-9]+ (digits)");
        assertThat(wrong(with("{Type: Number}"), Map.of("P", "ten")))
                .isEqualTo("2: parameter P: 'ten' is not a number");
        assertThat(wrong(with("{Type: Number, MaxValue: 9}"), Map.of("P", "10")))
                .contains("outside of its bounds");
        assertThat(wrong(with("{Type: String, MinLength: 3}"), Map.of("P", "ab")))
                .contains("length outside");
        assertThat(wrong(with("{Type: CommaDelimitedList, AllowedValues: [a]}"), Map.of("P", "a,z")))
                .contains("'z'");
    }

    @Test
    void a_secret_is_not_shown() {
        assertThat(wrong(with("{Type: String, NoEcho: true, MinLength: 10}"), Map.of("P", "geheim")))
                .contains("parameter P")
                .doesNotContain("geheim");
    }

    @Test
    void several_mistakes_are_told_at_once() {
        assertThat(wrong("Parameters:\n  A: {Type: String}\n  B: {Type: Number, Default: x}\nResources: {}"))
                .contains("parameter A")
                .contains("parameter B");
    }

    @Test
    void a_pattern_that_is_none_and_a_missing_type_are_refused() {
        assertThat(wrong(with("{Type: String, Default: a, AllowedPattern: '['}")))
                .contains("no regular expression");
        assertThat(wrong(with("{Default: a}"))).isEqualTo("2: parameter P has no Type");
    }

    @Test
    void a_value_out_of_parameter_store_is_taken_as_it_stands_and_said_so() throws Exception {
        Stack stack = Templates.read(with("{Type: 'AWS::SSM::Parameter::Value<String>', Default: /a}"));
        assertThat(stack.warnings())
                .singleElement()
                .asString()
                .contains("template.yaml:2")
                .contains("parameter P");
    }
}
