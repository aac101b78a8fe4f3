package mailroom.security.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import mailroom.security.domain.KeySet;
import mailroom.security.domain.PublishedKey;
import mailroom.security.port.MemorySigner;
import mailroom.security.port.PublishedKeys;
import mailroom.security.port.PublishedKeysContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;

class SsmPublishedKeysTest extends PublishedKeysContract {
    private final OneParameter ssm = new OneParameter();
    private final PublishedKeys published = SecurityAdapters.publishedKeys(ssm, "/mailroom/jwks");

    @Override
    protected PublishedKeys published() {
        return published;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"kty\":\"RSA\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"A\",\"x\":\"\",\"y\":\"\"}]}"
            })
    void a_set_that_we_did_not_write_is_a_failure_and_not_an_empty_set(String value) {
        ssm.value = value;

        assertThatThrownBy(published::read).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_keys_and_two_that_they_replaced_fit_a_standard_parameter() {
        Instant now = Instant.parse("2026-11-23T10:00:00.123456789Z");
        published.publish(new KeySet(Stream.of("A", "B", "A", "B")
                .map(slot -> new PublishedKey(MemorySigner.inSlot(slot).publicKey(), now, now))
                .toList()));

        assertThat(ssm.value).hasSizeLessThan(4_096);
    }

    /** One parameter, as the template makes it. */
    private static final class OneParameter implements SsmClient {
        private String value = "{\"keys\":[]}";

        @Override
        public GetParameterResponse getParameter(GetParameterRequest request) {
            assertThat(request.name()).isEqualTo("/mailroom/jwks");
            return GetParameterResponse.builder()
                    .parameter(it -> it.value(value))
                    .build();
        }

        @Override
        public PutParameterResponse putParameter(PutParameterRequest request) {
            assertThat(request.overwrite()).isTrue();
            value = request.value();
            return PutParameterResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "ssm";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
