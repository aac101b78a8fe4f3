package mailroom.security.adapter;

import mailroom.platform.Json;
import mailroom.security.domain.KeySet;
import mailroom.security.port.PublishedKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The template makes the parameter with an empty set; from then on its value is ours. */
final class SsmPublishedKeys implements PublishedKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SsmPublishedKeys.class);

    private final SsmClient ssm;
    private final String parameter;

    SsmPublishedKeys(SsmClient ssm, String parameter) {
        this.ssm = ssm;
        this.parameter = parameter;
    }

    @Override
    public KeySet read() {
        try {
            return Jwks.read(
                    ssm.getParameter(it -> it.name(parameter)).parameter().value());
        } catch (SdkException e) {
            LOG.warn(
                    "the key set was not read: {}",
                    e.getMessage()); // whoever has a copy goes on with it, and says nothing
            throw e;
        }
    }

    @Override
    public void publish(KeySet keys) {
        ssm.putParameter(it ->
                it.name(parameter).type(ParameterType.STRING).overwrite(true).value(Json.write(Jwks.write(keys))));
    }
}
