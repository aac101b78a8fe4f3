package local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import local.lambda.InvokeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
    private static final List<String> IDS = List.of("a", "b", "c");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"batchItemFailures\":null}",
                "{\"batchItemFailures\":[]}",
                "\"fine\"",
                "{\"other\":1}"
            })
    void none_reported_is_all_done(String answer) {
        assertThat(of(answer)).isEqualTo(new BatchAnswer.AllDone());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"x\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{}]}",
                "{\"batchItemFailures\":\"a\"}"
            })
    void what_cannot_be_read_or_is_unknown_is_all_failed(String answer) {
        assertThat(of(answer)).isInstanceOf(BatchAnswer.AllFailed.class);
    }

    @Test
    void those_reported_failed() {
        assertThat(of("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"},{\"itemIdentifier\":\"b\"}]}"))
                .isEqualTo(new BatchAnswer.SomeFailed(Set.of("b")));
    }

    @Test
    void without_reports_any_answer_is_all_done() {
        assertThat(BatchAnswer.of(new InvokeResult.Answered("{"), IDS, false)).isEqualTo(new BatchAnswer.AllDone());
    }

    @Test
    void an_error_is_all_failed_and_a_throttle_is_not_taken() {
        assertThat(BatchAnswer.of(new InvokeResult.FunctionError("{}"), IDS, false))
                .isInstanceOf(BatchAnswer.AllFailed.class);
        assertThat(BatchAnswer.of(new InvokeResult.Throttled("full"), IDS, true))
                .isInstanceOf(BatchAnswer.NotTaken.class);
    }

    private static BatchAnswer of(String answer) {
        return BatchAnswer.of(new InvokeResult.Answered(answer), IDS, true);
    }
}
