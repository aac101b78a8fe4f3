package mailroom.cli;

import software.amazon.awssdk.services.ssm.SsmClient;

/** The choice of the stack on this machine, for as long as it runs: {@code start --parameter ActiveSigningKey=B} is what lasts. */
record LocalSigningKey(SsmClient ssm, String parameter) implements SigningKeyChoice {
    @Override
    public String read() {
        return ssm.getParameter(it -> it.name(parameter)).parameter().value();
    }

    @Override
    public void write(String slot) {
        ssm.putParameter(it -> it.name(parameter).value(slot).overwrite(true));
    }
}
