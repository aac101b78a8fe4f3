package mailroom.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import mailroom.platform.AwsClients;
import mailroom.platform.EventSource;
import mailroom.sender.adapter.SenderAdapters;
import mailroom.sender.domain.Backoff;
import mailroom.sender.domain.Body;
import mailroom.sender.domain.Fate;
import mailroom.sender.domain.Limits;
import mailroom.sender.domain.Mail;
import mailroom.sender.domain.MovingClock;
import mailroom.sender.domain.Samples;
import mailroom.sender.domain.SendChunk;
import mailroom.sender.port.MemoryLeases;
import mailroom.sender.port.MemoryOutcomes;
import mailroom.sender.port.MemoryRequeue;
import mailroom.sender.port.Provider;
import mailroom.sender.port.ScriptedProvider;
import org.junit.jupiter.api.Test;

class ChunkHandlerTest {
    private final MovingClock clock = new MovingClock(Samples.NOW);
    private final MemoryOutcomes outcomes = new MemoryOutcomes();
    private final ScriptedProvider provider = new ScriptedProvider((_, _) -> ScriptedProvider.SENT);

    private SQSBatchResponse handle(SQSEvent event, int remainingMillis, Provider by) {
        var send = new SendChunk(
                new MemoryLeases(clock),
                new SenderAdapters(
                                new AwsClients(), clock, () -> UUID.randomUUID().toString())
                        .renderer(),
                by,
                outcomes,
                new MemoryRequeue(),
                clock,
                new Backoff(new Random(1)),
                new Limits(Duration.ofSeconds(45), Duration.ofSeconds(10), Duration.ofSeconds(3)));
        return new ChunkHandler(send, clock, EventFile.SOURCE)
                .handleRequest(event, new Invocation("invocation-1", remainingMillis));
    }

    private static SQSMessage good(String id, String batch) throws Exception {
        SQSMessage sample = EventFile.read("sender.json").getRecords().getFirst();
        return EventFile.message(id, sample.getBody().replace("bat_01KAQS3V7Z0000000000000000", batch));
    }

    @Test
    void the_event_file_is_sent_rendered_to_its_one_recipient() throws Exception {
        var answer = handle(EventFile.read("sender.json"), 30_000, provider);
        assertThat(answer.getBatchItemFailures()).isEmpty();
        Mail mail = provider.calls().getFirst().getFirst();
        assertThat(mail.address()).isEqualTo("success@simulator.amazonses.com");
        assertThat(mail.subject()).isEqualTo("Hello Ada");
        assertThat(mail.body())
                .isEqualTo(new Body.Both("Dear Ada, this is mail 1.", "<p>Dear Ada, this is mail 1.</p>"));
        var report = outcomes.published().getFirst();
        assertThat(report.outcomes().getFirst().fate()).isInstanceOf(Fate.Sent.class);
        assertThat(report.way().requestId()).isEqualTo("JKJaXmPLvHcESHA=");
    }

    @Test
    void a_message_that_fails_is_returned_alone() throws Exception {
        var messages = new ArrayList<>(List.of(
                good("1", "bat_1"),
                EventFile.message("2", "{"),
                EventFile.message("3", "{\"type\":\"mailroom.batch.pump.v1\"}"),
                good("4", "bat 4"),
                good("5", "bat_5")));
        outcomes.refuse(Set.of());
        var answer = handle(EventFile.of(messages), 30_000, provider);
        assertThat(answer.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("2", "3", "4");
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void messages_of_another_queue_are_refused_before_anything_is_sent() throws Exception {
        String body = good("1", "bat_1").getBody();
        var event = EventFile.of(List.of(EventFile.message("1", body, "arn:aws:sqs:us-east-1:000000000000:other")));
        assertThatThrownBy(() -> handle(event, 30_000, provider)).isInstanceOf(EventSource.Foreign.class);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void an_exception_of_a_port_returns_its_message() throws Exception {
        var answer = handle(EventFile.of(List.of(good("1", "bat_1"))), 30_000, (_, _) -> {
            throw new IllegalStateException("scripted");
        });
        assertThat(answer.getBatchItemFailures()).hasSize(1);
    }

    @Test
    void what_there_is_no_time_for_is_returned_untouched() throws Exception {
        var answer = handle(EventFile.of(List.of(good("1", "bat_1"))), 5_000, provider);
        assertThat(answer.getBatchItemFailures()).hasSize(1);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void a_chunk_event_with_a_wrong_part_is_refused_without_quoting_it() throws Exception {
        String body = good("1", "bat_1").getBody();
        Map<String, String> wrongs = Map.of(
                "\"chunk\":0", "\"chunk\":\"one\"",
                "\"kind\":\"transactional\"", "\"kind\":\"other\"",
                "2999-12-31T00:00:00Z", "tomorrow",
                "\"index\":0", "\"index\":0.5",
                "\"number\":1", "\"number\":[]",
                "\"from\":\"sender@example.com\"", "\"from\":\"a\\nb\"");
        var messages = new ArrayList<SQSMessage>();
        wrongs.forEach((right, wrong) -> messages.add(EventFile.message(wrong, body.replace(right, wrong))));
        var answer = handle(EventFile.of(messages), 30_000, provider);
        assertThat(answer.getBatchItemFailures()).hasSize(wrongs.size());
        assertThat(provider.calls()).isEmpty();
    }
}
