package mailroom.sender.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mailroom.platform.AwsClients;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.Samples;
import mailroom.sender.port.Provider;
import mailroom.sender.port.ProviderContract;
import mailroom.tests.contract.LocalServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesProviderContractTest extends ProviderContract {
    @RegisterExtension
    static final LocalServices SERVICES = new LocalServices();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Provider provider;

    @BeforeEach
    void connect() {
        provider = new SesProvider(
                new AwsClients().onceOnly(SERVICES.at(SesV2Client.builder()), PATIENCE),
                SERVICES.ref("ConfigurationSet"));
    }

    @Override
    protected Provider provider() {
        return provider;
    }

    @Test
    void each_mail_is_received_once_with_its_own_words() {
        Chunk chunk = Samples.chunk(3);
        String domain = "%s.example.com".formatted(chunk.id().batch().substring(4));
        List<Mail> mails = IntStream.range(0, 3)
                .mapToObj(it -> new Mail(
                        it,
                        "r%d@%s".formatted(it, domain),
                        "Grüße {{no}} %d".formatted(it),
                        new Body.Text("Dear <%d> & {{you}}".formatted(it))))
                .toList();
        provider.send(chunk, mails);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SERVICES.mailbox().counts())
                        .containsEntry(mails.get(0).address(), 1L)
                        .containsEntry(mails.get(1).address(), 1L)
                        .containsEntry(mails.get(2).address(), 1L));
        assertThat(SERVICES.mailbox().latest())
                .filteredOn(it -> it.recipient().equals(mails.get(1).address()))
                .singleElement()
                .satisfies(it -> assertThat(it.subject()).isEqualTo("Grüße {{no}} 1"))
                .satisfies(it -> assertThat(it.body()).isEqualTo("Dear <1> & {{you}}"));
    }
}
