package mailroom.cli;

import java.util.List;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** The parameter of a deployed stack. It is changed by an update of the stack, so that the next deployment finds what it expects. */
record DeployedSigningKey(CloudFormationClient cloudFormation, String stack) implements SigningKeyChoice {
    private static final String PARAMETER = "ActiveSigningKey";

    @Override
    public String read() {
        return parameters().stream()
                .filter(it -> it.parameterKey().equals(PARAMETER))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--stack: '%s' is not Mailroom, it has no parameter %s".formatted(stack, PARAMETER)))
                .parameterValue();
    }

    @Override
    public void write(String slot) {
        List<Parameter> all = parameters().stream()
                .map(it -> Parameter.builder().parameterKey(it.parameterKey()))
                .map(it -> it.build().parameterKey().equals(PARAMETER)
                        ? it.parameterValue(slot).build()
                        : it.usePreviousValue(true).build())
                .toList();
        cloudFormation.updateStack(it -> it.stackName(stack)
                .usePreviousTemplate(true)
                .parameters(all)
                // The template makes roles, and is SAM's: CloudFormation expands it again.
                .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND));
    }

    private List<Parameter> parameters() {
        return cloudFormation
                .describeStacks(it -> it.stackName(stack))
                .stacks()
                .getFirst()
                .parameters();
    }
}
