package comparison.measure.bed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.Test;

class ReplyTest {
    @Test
    void an_answer_is_read_as_api_gateway_reads_it() {
        assertThat(Reply.of(
                        new InvokeResult.Answered("{\"statusCode\":202,\"headers\":{\"ETag\":\"e\"},\"body\":\"b\"}")))
                .isEqualTo(new Reply(202, Map.of("etag", "e"), "b"));
        assertThat(Reply.of(new InvokeResult.Answered("\"plain\""))).isEqualTo(new Reply(200, Map.of(), "\"plain\""));
    }

    @Test
    void a_failure_is_a_500_and_a_throttle_a_429() {
        assertThat(Reply.of(new InvokeResult.FunctionError("{}")).status()).isEqualTo(500);
        assertThat(Reply.of(new InvokeResult.Throttled("full")).status()).isEqualTo(429);
    }
}
