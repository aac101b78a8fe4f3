package mailroom.sender.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mailroom.platform.AwsClients;
import mailroom.platform.Json;
import mailroom.sender.adapter.ScriptedServer.Answer;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Chunk;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.Samples;
import mailroom.sender.domain.SendResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class SesProviderTest {
    private static final Duration TIMEOUT = Duration.ofMillis(1_500);

    private final ScriptedServer server = new ScriptedServer();
    private final Chunk chunk = Samples.chunk(3);
    private final List<Mail> mails =
            IntStream.range(0, 3).mapToObj(Samples::mail).toList();

    @AfterEach
    void stop() {
        server.close();
    }

    private static SesProvider provider(URI endpoint) {
        return new SesProvider(
                new AwsClients()
                        .onceOnly(
                                SesV2Client.builder()
                                        .endpointOverride(endpoint)
                                        .region(Region.US_EAST_1)
                                        .credentialsProvider(StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("test", "test"))),
                                TIMEOUT),
                "configuration-set");
    }

    private List<SendResult> send() {
        return provider(server.uri()).send(chunk, mails);
    }

    private static Fate fate(SendResult result) {
        return ((SendResult.Ended) result).fate();
    }

    @Test
    void each_entry_that_ses_took_is_sent_under_its_message_id() {
        server.answer(new Answer.Json(200, """
                {"BulkEmailEntryResults":[{"Status":"SUCCESS","MessageId":"a"},{"Status":"SUCCESS","MessageId":"b"},
                 {"Status":"SUCCESS","MessageId":"c"}]}"""));
        assertThat(send())
                .extracting(SesProviderTest::fate)
                .containsExactly(new Fate.Sent("a"), new Fate.Sent("b"), new Fate.Sent("c"));
    }

    @Test
    void the_call_carries_content_tags_and_configuration_set() throws Exception {
        send();
        JsonNode call = Json.read(server.bodies().getFirst());
        assertThat(call.path("FromEmailAddress").textValue()).isEqualTo("sender@example.com");
        assertThat(call.path("ConfigurationSetName").textValue()).isEqualTo("configuration-set");
        JsonNode template = call.path("DefaultContent").path("Template");
        assertThat(template.path("TemplateContent").path("Subject").textValue()).isEqualTo("{{subject}}");
        assertThat(template.path("TemplateContent").path("Text").textValue()).isEqualTo("{{text}}");
        assertThat(template.path("TemplateContent").has("Html")).isFalse();
        assertThat(template.path("TemplateData").textValue()).isEqualTo("{}");
        JsonNode entry = call.path("BulkEmailEntries").path(2);
        assertThat(entry.path("Destination").path("ToAddresses").path(0).textValue())
                .isEqualTo("r2@example.com");
        assertThat(entry.path("ReplacementTags").toString())
                .isEqualTo("""
                [{"Name":"mailroom-batch","Value":"%s"},{"Name":"mailroom-chunk","Value":"1"},\
                {"Name":"mailroom-recipient","Value":"2"}]""".formatted(chunk.id().batch()));
        JsonNode data = Json.read(entry.path("ReplacementEmailContent")
                .path("ReplacementTemplate")
                .path("ReplacementTemplateData")
                .textValue());
        assertThat(data.path("subject").textValue()).isEqualTo("Hello");
        assertThat(data.path("text").textValue()).isEqualTo("Dear you");
    }

    @Test
    void html_passes_through_unescaped() throws Exception {
        Chunk html = new Chunk(
                chunk.id(),
                chunk.kind(),
                chunk.expiresAt(),
                new mailroom.sender.domain.Content(
                        "sender@example.com", List.of("answers@example.com"), "s", new Body.Both("t", "<p>h</p>")),
                chunk.recipients());
        provider(server.uri())
                .send(html, List.of(new Mail(0, "r0@example.com", "s", new Body.Both("a & b", "<p>a &amp; b</p>"))));
        JsonNode call = Json.read(server.bodies().getFirst());
        assertThat(call.path("ReplyToAddresses").path(0).textValue()).isEqualTo("answers@example.com");
        assertThat(call.at("/DefaultContent/Template/TemplateContent/Html").textValue())
                .isEqualTo("{{{html}}}");
        assertThat(call.at("/BulkEmailEntries/0/ReplacementEmailContent/ReplacementTemplate/ReplacementTemplateData")
                        .textValue())
                .contains("<p>a &amp; b</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCOUNT_THROTTLED", "ACCOUNT_DAILY_QUOTA_EXCEEDED", "TRANSIENT_FAILURE"})
    void an_entry_that_was_dropped_for_now_is_throttled_and_the_others_keep_their_results(String status) {
        server.answer(new Answer.Json(200, """
                {"BulkEmailEntryResults":[{"Status":"SUCCESS","MessageId":"a"},{"Status":"%s"},
                 {"Status":"SUCCESS","MessageId":"c"}]}""".formatted(status)));
        List<SendResult> results = send();
        assertThat(results.get(1)).isEqualTo(new SendResult.Throttled(status));
        assertThat(fate(results.get(0))).isEqualTo(new Fate.Sent("a"));
        assertThat(fate(results.get(2))).isEqualTo(new Fate.Sent("c"));
    }

    @Test
    void an_entry_that_was_refused_says_why_and_one_without_an_answer_is_unknown() {
        server.answer(new Answer.Json(200, """
                {"BulkEmailEntryResults":[{"Status":"MESSAGE_REJECTED","Error":"no"},
                 {"Status":"CONFIGURATION_SET_NOT_FOUND","Error":"none"}]}"""));
        assertThat(send())
                .extracting(SesProviderTest::fate)
                .containsExactly(
                        new Fate.Rejected("MessageRejected", "no"),
                        new Fate.Failed("ConfigurationSetNotFound", "none"),
                        new Fate.Unknown());
    }

    @ParameterizedTest
    @CsvSource({"429,TooManyRequestsException", "400,ThrottlingException", "400,Throttling"})
    void a_throttled_call_throttles_all_its_mails_and_is_not_repeated(int status, String type) {
        server.answer(new Answer.ServiceError(status, type));
        assertThat(send()).hasSize(3).allMatch(SendResult.Throttled.class::isInstance);
        assertThat(server.bodies()).hasSize(1);
    }

    @Test
    void a_refused_call_rejects_or_fails_all_its_mails_with_its_code() {
        server.answer(new Answer.ServiceError(400, "MessageRejected"));
        assertThat(send()).hasSize(3).extracting(SesProviderTest::fate).allMatch(it -> it instanceof Fate.Rejected);
        server.answer(new Answer.ServiceError(400, "MailFromDomainNotVerifiedException"));
        assertThat(send())
                .extracting(SesProviderTest::fate)
                .containsOnly(new Fate.Failed("MailFromDomainNotVerifiedException", "scripted"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void a_server_error_may_come_after_the_work_and_leaves_unknown_without_another_call(int status) {
        server.answer(new Answer.ServiceError(status, "InternalServiceErrorException"));
        assertThat(send()).hasSize(3).extracting(SesProviderTest::fate).containsOnly(new Fate.Unknown());
        assertThat(server.bodies()).hasSize(1);
    }

    @Test
    void a_call_that_hangs_ends_at_its_time_limit_and_leaves_unknown() {
        server.answer(new Answer.Hang());
        long start = System.nanoTime();
        assertThat(send()).hasSize(3).extracting(SesProviderTest::fate).containsOnly(new Fate.Unknown());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(TIMEOUT, TIMEOUT.plusSeconds(2));
        assertThat(server.bodies()).hasSize(1);
    }

    @Test
    void a_connection_that_is_reset_leaves_unknown_and_is_not_tried_again() throws Exception {
        try (var resetting = new ScriptedServer.Resetting()) {
            assertThat(provider(resetting.uri()).send(chunk, mails))
                    .hasSize(3)
                    .extracting(SesProviderTest::fate)
                    .containsOnly(new Fate.Unknown());
            assertThat(resetting.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_connection_that_ends_without_a_word_leaves_unknown_whether_it_is_new_or_was_kept_open() {
        server.answer(new Answer.Drop());
        assertThat(send()).extracting(SesProviderTest::fate).containsOnly(new Fate.Unknown());
        assertThat(server.bodies()).hasSize(1);
        SesProvider kept = provider(server.uri());
        server.answer(new Answer.Json(200, "{}"));
        kept.send(chunk, mails);
        server.answer(new Answer.Drop());
        assertThat(kept.send(chunk, mails)).extracting(SesProviderTest::fate).containsOnly(new Fate.Unknown());
        assertThat(server.bodies()).hasSize(3);
    }

    @Test
    void a_connection_that_nobody_takes_was_no_call_and_is_tried_later() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(provider(URI.create("http://127.0.0.1:" + port)).send(chunk, mails))
                .hasSize(3)
                .containsOnly(new SendResult.Throttled("NoConnection"));
    }
}
