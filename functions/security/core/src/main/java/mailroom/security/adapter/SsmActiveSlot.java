package mailroom.security.adapter;

import mailroom.security.port.ActiveSlot;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The template's parameter {@code ActiveSigningKey} as an SSM parameter. Not as an environment variable: a published version keeps the environment
 * that it was published with, and SAM publishes none when only a parameter's value changes (docs/adr/0022-tokens.md).
 */
final class SsmActiveSlot implements ActiveSlot {
    private final SsmClient ssm;
    private final String parameter;

    SsmActiveSlot(SsmClient ssm, String parameter) {
        this.ssm = ssm;
        this.parameter = parameter;
    }

    @Override
    public String read() {
        return ssm.getParameter(it -> it.name(parameter)).parameter().value();
    }
}
