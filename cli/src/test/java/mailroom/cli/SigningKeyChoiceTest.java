package mailroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;

class SigningKeyChoiceTest {
    private final OneStack aws = new OneStack();
    private final SigningKeyChoice choice = new DeployedSigningKey(aws, "mailroom");

    @Test
    void the_choice_is_the_stacks_parameter() {
        assertThat(choice.read()).isEqualTo("A");
    }

    @Test
    void changing_it_leaves_the_template_and_every_other_parameter_as_they_are() {
        choice.write("B");

        UpdateStackRequest update = aws.updates.getFirst();
        assertThat(aws.updates).hasSize(1);
        assertThat(update.stackName()).isEqualTo("mailroom");
        assertThat(update.usePreviousTemplate()).isTrue();
        assertThat(update.capabilitiesAsStrings())
                .containsExactlyInAnyOrder("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND");
        assertThat(update.parameters())
                .containsExactly(
                        Parameter.builder()
                                .parameterKey("AlarmEmail")
                                .usePreviousValue(true)
                                .build(),
                        Parameter.builder()
                                .parameterKey("ActiveSigningKey")
                                .parameterValue("B")
                                .build());
    }

    @Test
    void a_stack_that_is_not_mailroom_is_left_alone() {
        aws.parameters = List.of();

        assertThatThrownBy(choice::read).hasMessageContaining("'mailroom' is not Mailroom");
    }

    /** A stack with two parameters that records how it is updated. */
    private static final class OneStack implements CloudFormationClient {
        private final List<UpdateStackRequest> updates = new ArrayList<>();
        private List<Parameter> parameters = List.of(
                Parameter.builder()
                        .parameterKey("AlarmEmail")
                        .parameterValue("ops@example.com")
                        .build(),
                Parameter.builder()
                        .parameterKey("ActiveSigningKey")
                        .parameterValue("A")
                        .build());

        @Override
        public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
            return DescribeStacksResponse.builder()
                    .stacks(Stack.builder()
                            .stackName(request.stackName())
                            .parameters(parameters)
                            .build())
                    .build();
        }

        @Override
        public UpdateStackResponse updateStack(UpdateStackRequest request) {
            updates.add(request);
            return UpdateStackResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "cloudformation";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
