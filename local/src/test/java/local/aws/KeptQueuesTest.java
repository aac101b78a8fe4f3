package local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import local.observe.Instruments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class KeptQueuesTest {
    @TempDir
    Path data;

    private interface Use {
        void with(SqsClient sqs, String url);
    }

    private void inOneProcess(Use use) {
        Vertx vertx = Vertx.vertx();
        var options =
                new AwsOptions(Fixture.WORK_DIR, Optional.empty(), false, false, Optional.of(data), Instruments.NONE);
        try (AwsServices aws = AwsServices.listen(vertx, options);
                SqsClient sqs = SqsClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALTEST", "x")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            aws.provision(
                    new StackBuilder(aws.endpoint())
                            .queue("work.fifo", "{\"FifoQueue\": true, \"VisibilityTimeout\": 3600}")
                            .build(),
                    line -> {});
            use.with(sqs, sqs.getQueueUrl(it -> it.queueName("work.fifo")).queueUrl());
        }
        vertx.close().await();
    }

    private static void send(SqsClient sqs, String url, String body) {
        sqs.sendMessage(
                it -> it.queueUrl(url).messageBody(body).messageGroupId("g").messageDeduplicationId("d" + body));
    }

    private static List<Message> receive(SqsClient sqs, String url, int most) {
        return sqs.receiveMessage(it -> it.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    @Test
    void a_queue_goes_on_after_a_restart_where_it_was() {
        inOneProcess((sqs, url) -> {
            List.of("1", "2", "3").forEach(it -> send(sqs, url, it));
            Message first = receive(sqs, url, 1).getFirst();
            sqs.changeMessageVisibility(
                    it -> it.queueUrl(url).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
            Message again = receive(sqs, url, 1).getFirst();
            sqs.deleteMessage(it -> it.queueUrl(url).receiptHandle(again.receiptHandle()));
            assertThat(receive(sqs, url, 1)).extracting(Message::body).containsExactly("2");
        });
        inOneProcess((sqs, url) -> {
            send(sqs, url, "1"); // the same within five minutes
            send(sqs, url, "4");
            assertThat(receive(sqs, url, 10))
                    .as("2 is in flight, and its group waits")
                    .isEmpty();
            assertThat(sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNamesWithStrings("All"))
                            .attributesAsStrings())
                    .containsEntry("ApproximateNumberOfMessages", "2")
                    .containsEntry("ApproximateNumberOfMessagesNotVisible", "1");
        });
    }
}
