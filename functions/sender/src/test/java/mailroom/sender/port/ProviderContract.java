package mailroom.sender.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.Samples;
import mailroom.sender.domain.SendResult;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Provider} keeps to while its other side is well. */
public abstract class ProviderContract {
    /** The one under test. */
    protected abstract Provider provider();

    @Test
    void every_mail_gets_a_result_and_the_good_ones_are_sent() {
        List<Mail> mails = IntStream.range(0, 50).mapToObj(Samples::mail).toList();
        List<SendResult> results = provider().send(Samples.chunk(50), mails);
        assertThat(results).hasSize(50).allSatisfy(result -> {
            assertThat(result).isInstanceOf(SendResult.Ended.class);
            assertThat(((SendResult.Ended) result).fate()).isInstanceOf(Fate.Sent.class);
        });
    }
}
