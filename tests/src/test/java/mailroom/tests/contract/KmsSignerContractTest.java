package mailroom.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.port.Signer;
import mailroom.security.port.SignerContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@AlsoOnLocalStack
class KmsSignerContractTest extends SignerContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private final Signer signer = SecurityAdapters.signer(SERVICES.kms(), SERVICES.ref("SigningKeyA"), "A");

    @Override
    protected Signer signer() {
        return signer;
    }

    @Test
    void the_template_s_two_keys_are_two() {
        Signer other = SecurityAdapters.signer(SERVICES.kms(), SERVICES.ref("SigningKeyB"), "B");
        assertThat(other.publicKey().x()).isNotEqualTo(signer.publicKey().x());
        assertThat(other.publicKey().kid()).startsWith("B-");
    }
}
