package local.template;

import static local.template.Templates.wrong;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final String TEMPLATE = """
            Parameters: {P: {Type: String, Default: a}}
            Conditions:
              Under: %s
              IsA: !Equals [!Ref P, a]
              IsB: !Equals [!Ref P, b]
            Resources:
              Always: {Type: AWS::SQS::Queue}
              Sometimes: {Type: AWS::SQS::Queue, Condition: Under}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Condition IsA | true",
                "{Condition: IsB} | false",
                "!Equals ['true', true] | true",
                "!Equals [1, '1'] | true",
                "!Equals [a, A] | false",
                "!Not [!Condition IsA] | false",
                "!Not [{Condition: IsB}] | true",
                "!And [!Condition IsA, !Not [!Condition IsB]] | true",
                "!And [!Condition IsA, !Condition IsB] | false",
                "!Or [!Condition IsA, !Condition IsB] | true",
                "!Or [!Condition IsB, !Condition IsB] | false",
                "'true' | true",
            })
    void a_resource_is_there_while_its_condition_holds(String condition, boolean there) throws Exception {
        Stack stack = Templates.read(TEMPLATE.formatted(condition));
        assertThat(stack.find("Sometimes").isPresent()).isEqualTo(there);
        assertThat(stack.find("Always")).isPresent();
    }

    @Test
    void a_parameter_turns_it() throws Exception {
        assertThat(Templates.read(TEMPLATE.formatted("!Condition IsB"), Map.of("P", "b"))
                        .find("Sometimes"))
                .isPresent();
    }

    @Test
    void a_circle_is_named() {
        assertThat(
                        wrong(
                                "Conditions:\n  A: !Condition B\n  B: !Not [!Condition A]\nResources: {Q: {Type: AWS::SQS::Queue}}"))
                .isEqualTo("2: conditions go in a circle: A -> B -> A");
    }

    @Test
    void one_that_is_not_there_or_asks_a_resource_is_refused() {
        assertThat(wrong(TEMPLATE.formatted("!Condition Nobody"))).contains("there is no condition Nobody");
        assertThat(wrong(TEMPLATE.formatted("!Or [!Condition IsA, !Condition Nobody]")))
                .contains("no condition Nobody");
        assertThat(wrong(TEMPLATE.formatted("!Equals [!GetAtt Always.Arn, x]")))
                .contains("no resource can be asked here");
        assertThat(wrong(TEMPLATE.formatted("!Equals [!Ref Always, x]"))).contains("there is no such parameter");
        assertThat(wrong(TEMPLATE.formatted("perhaps"))).isEqualTo("3: a condition must be true or false");
    }

    @Test
    void what_does_not_exist_cannot_be_referred_to_but_may_stand_in_the_branch_not_taken() throws Exception {
        String template = """
                Conditions: {Never: !Equals [a, b]}
                Resources:
                  Gone: {Type: AWS::SQS::Queue, Condition: Never}
                  There: {Type: AWS::SQS::Queue, Properties: {A: %s}}
                """;
        assertThat(wrong(template.formatted("!Ref Gone")))
                .isEqualTo("4: Ref of Gone: its condition does not hold, so it does not exist");
        Stack stack = Templates.read(template.formatted("!If [Never, !Ref Gone, !Ref AWS::NoValue]"));
        assertThat(stack.resources()).extracting(Resource::logicalId).isEqualTo(List.of("There"));
        assertThat(stack.find("There").orElseThrow().properties().isEmpty()).isTrue();
    }
}
