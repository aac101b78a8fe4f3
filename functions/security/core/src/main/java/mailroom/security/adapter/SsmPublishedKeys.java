package mailroom.security.adapter;

import mailroom.platform.Json;
import mailroom.security.domain.KeySet;
import mailroom.security.port.PublishedKeys;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The template makes the parameter with an empty set; from then on its value is ours. */
final class SsmPublishedKeys implements PublishedKeys {
    private final SsmClient ssm;
    private final String parameter;

    SsmPublishedKeys(SsmClient ssm, String parameter) {
        this.ssm = ssm;
        this.parameter = parameter;
    }

    @Override
    public KeySet read() {
        return Jwks.read(ssm.getParameter(it -> it.name(parameter)).parameter().value());
    }

    @Override
    public void publish(KeySet keys) {
        ssm.putParameter(it ->
                it.name(parameter).type(ParameterType.STRING).overwrite(true).value(Json.write(Jwks.write(keys))));
    }
}
