package mailroom.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit(principal in Role::\"admin\", action, resource);",
                "permit(principal, action == Action::\"CheckAccess\", resource);",
                "permit(principal, action, resource is Batch) when { resource.owner == principal.subject && resource.size < 1000 };",
                "// Nobody at night; not even \"admins\".\nforbid(principal, action, resource) when { context.hour < 6 };\n// The end",
                "permit(principal, action, resource is Batch) when { resource.kind == \"a;b\\\";c\" };\nforbid(principal, action, resource is Batch) when { resource.test != context.test };"
            })
    void good_policies_have_no_faults(String text) {
        assertThat(PolicyText.faults(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | unexpected end of input | permit(principal, action, resource",
                "1 | unexpected end of input | permit(principal, action, resource)",
                "2 | attribute `tem` on entity type `Batch` not found | permit(principal, action, resource is Batch)~when { resource.tem == \"red\" };",
                "3 | unrecognized action `Action::\"EatBatch\"` | permit(principal, action, resource);~// é and ü~forbid(principal, action == Action::\"EatBatch\", resource);",
                "2 | unexpected token | permit(principal, action, resource);~permit(principal; action, resource);",
                "1 | expected Long but saw String | permit(principal, action, resource is Batch) when { resource.size > \"x\" };",
                "1 | template | permit(principal == ?principal, action, resource);",
                "1 | entity type `Robot` | permit(principal is Robot, action, resource);"
            })
    void a_bad_policy_is_told_its_line_and_the_reason(int line, String reason, String text) {
        assertThat(PolicyText.faults(text.replace('~', '\n'))).anySatisfy(it -> {
            assertThat(it.line()).isEqualTo(line);
            assertThat(it.reason()).contains(reason).doesNotContain("`policy`");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "// only a comment; nothing else"})
    void a_text_without_a_policy_is_none(String text) {
        assertThat(PolicyText.faults(text)).singleElement().satisfies(it -> assertThat(it.reason())
                .isEqualTo("the text holds no policy"));
    }

    @Test
    void all_faults_are_told_at_once_in_their_order() {
        assertThat(
                        PolicyText.faults(
                                "permit(principal, action == Action::\"Eat\", resource);\npermit(principal, action, resource is Batch) when { resource.tem };"))
                .extracting(PolicyText.Fault::line)
                .startsWith(1)
                .endsWith(2);
    }
}
