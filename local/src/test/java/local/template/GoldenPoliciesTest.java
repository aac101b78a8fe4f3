package local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Policies as the real SAM translator makes them: its expansion is recorded beside the template ({@code sam/record.py}). */
class GoldenPoliciesTest {
    private static Stack read(String name) throws URISyntaxException, TemplateException {
        Path file = Path.of(Objects.requireNonNull(GoldenPoliciesTest.class.getResource("/sam/" + name))
                .toURI());
        return new TemplateReader().read(file, Map.of(), Templates.NAMES);
    }

    @Test
    void policy_templates_become_the_statements_that_sam_puts_into_the_role() throws Exception {
        Stack written = read("policies.yaml");
        Stack expanded = read("policies.expanded.json");
        Resource role = expanded.find("WorkerRole").orElseThrow();

        Policies mine = Policies.of(written.find("Worker").orElseThrow());

        assertThat(mine.statements()).hasSizeGreaterThan(16);
        assertThat(mine.statements())
                .isEqualTo(role.properties()
                        .path("Policies")
                        .valueStream()
                        .flatMap(it ->
                                it.path("PolicyDocument").path("Statement").valueStream())
                        .toList());
        assertThat(mine.managed()).containsExactly("AWSXrayWriteOnlyAccess");
        assertThat(mine.unknown()).isEmpty();
    }

    @Test
    void a_function_with_a_role_of_its_own_may_do_what_the_role_may() throws Exception {
        Stack stack = Templates.read("""
                Resources:
                  F: {Type: AWS::Serverless::Function, Properties: {Role: !GetAtt R.Arn}}
                  R:
                    Type: AWS::IAM::Role
                    Properties:
                      ManagedPolicyArns: ['arn:aws:iam::aws:policy/X']
                      Policies: [{PolicyName: p, PolicyDocument: {Statement: {Effect: Allow, Action: 'a:b', Resource: '*'}}}]
                """);

        Policies policies = Policies.of(stack, stack.find("F").orElseThrow());

        assertThat(policies.statements())
                .singleElement()
                .satisfies(it -> assertThat(it.path("Action").asText()).isEqualTo("a:b"));
        assertThat(policies.managed()).containsExactly("arn:aws:iam::aws:policy/X");
    }

    @Test
    void what_is_no_policy_template_is_named_and_a_missing_parameter_is_an_error() throws Exception {
        Stack stack = Templates.read("""
                Resources:
                  F: {Type: AWS::Serverless::Function, Properties: {Policies: [{NonsensePolicy: {A: b}}]}}
                  G: {Type: AWS::Serverless::Function, Properties: {Policies: {SQSPollerPolicy: {}}}}
                """);

        assertThat(Policies.of(stack.find("F").orElseThrow()).unknown()).containsExactly("NonsensePolicy");
        assertThatThrownBy(() -> Policies.of(stack.find("G").orElseThrow()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SQSPollerPolicy")
                .hasMessageContaining("QueueName");
    }
}
