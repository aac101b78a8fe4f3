package local.aws;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import local.aws.dynamo.DynamoProcess;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Prints what the services take and give on this machine. Run with local's test class path: {@code Figures [use|train|off] [rounds]}.
 */
final class Figures {
    private static final int MESSAGES = 6_000;
    private static final int BATCH = 10;

    /** What the JVM used, client and services together: it hardly depends on who else is on the machine. */
    private static final OperatingSystemMXBean CPU = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final AwsServices aws;

    private Figures(AwsServices aws) {
        this.aws = aws;
    }

    public static void main(String[] args) throws Exception {
        String cache = args.length > 0 ? args[0] : "off";
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Vertx vertx = Vertx.vertx();
        long start = System.nanoTime();
        var options = new AwsOptions(Fixture.WORK_DIR, Optional.empty(), cache.equals("use"), cache.equals("train"));
        try (AwsServices aws = AwsServices.listen(vertx, options)) {
            print("listen", "%.0f ms".formatted(millisSince(start)));
            long provision = System.nanoTime();
            aws.provision(
                    Bulk.stack(new StackBuilder(aws.endpoint()), List.of("DELIVERY", "BOUNCE"))
                            .queue("work", "{}")
                            .topic("work")
                            .subscription("work", "work", "{\"RawMessageDelivery\": true}")
                            .table("figures", TABLE)
                            .build(),
                    line -> print("  " + line, "%.0f ms".formatted(millisSince(provision))));
            print("provision", "%.0f ms".formatted(millisSince(provision)));
            Figures figures = new Figures(aws);
            for (int i = 1; i <= rounds; i++) {
                figures.round(i);
            }
        }
        vertx.close().await();
    }

    private static final String TABLE = """
        {"BillingMode": "PAY_PER_REQUEST", "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
         "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}]}""";

    private void round(int number) throws InterruptedException {
        System.out.println("round " + number);
        try (SqsClient sqs = client(SqsClient.builder());
                SnsClient sns = client(SnsClient.builder());
                SesV2Client ses = client(SesV2Client.builder());
                DynamoDbClient proxied = client(DynamoDbClient.builder())) {
            for (int clients : List.of(1, 4)) {
                queues(sqs, clients);
                fanIn(sqs, sns, clients);
            }
            mails(sqs, ses);
            tables(proxied);
        }
    }

    private void queues(SqsClient sqs, int clients) throws InterruptedException {
        String url = sqs.getQueueUrl(it -> it.queueName("work")).queueUrl();
        long start = System.nanoTime();
        inParallel(clients, share -> {
            for (int i = 0; i < MESSAGES / BATCH / clients; i++) {
                sqs.sendMessageBatch(it -> it.queueUrl(url)
                        .entries(IntStream.range(0, BATCH)
                                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                                        .id("" + n)
                                        .messageBody("x".repeat(500))
                                        .build())
                                .toList()));
            }
        });
        print("queue, %d clients: sends".formatted(clients), "%.0f messages/s".formatted(perSecond(MESSAGES, start)));
        start = System.nanoTime();
        drain(sqs, url, clients, MESSAGES);
        print(
                "queue, %d clients: receives + deletes".formatted(clients),
                "%.0f messages/s".formatted(perSecond(MESSAGES, start)));
    }

    private void fanIn(SqsClient sqs, SnsClient sns, int clients) throws InterruptedException {
        String url = sqs.getQueueUrl(it -> it.queueName("work")).queueUrl();
        long start = System.nanoTime();
        Thread receivers = Thread.ofPlatform().start(() -> drain(sqs, url, clients, MESSAGES));
        inParallel(clients, share -> {
            for (int i = 0; i < MESSAGES / BATCH / clients; i++) {
                sns.publishBatch(it -> it.topicArn(StackBuilder.topicArn("work"))
                        .publishBatchRequestEntries(IntStream.range(0, BATCH)
                                .mapToObj(n -> PublishBatchRequestEntry.builder()
                                        .id("" + n)
                                        .message("x".repeat(500))
                                        .build())
                                .toList()));
            }
        });
        receivers.join();
        print(
                "topic to queue to receiver, %d + %d clients".formatted(clients, clients),
                "%.0f messages/s".formatted(perSecond(MESSAGES, start)));
    }

    private static void drain(SqsClient sqs, String url, int clients, int messages) {
        AtomicInteger left = new AtomicInteger(messages);
        inParallel(clients, share -> {
            while (left.get() > 0) {
                var received = sqs.receiveMessage(it ->
                                it.queueUrl(url).maxNumberOfMessages(BATCH).waitTimeSeconds(0))
                        .messages();
                if (!received.isEmpty()) {
                    left.addAndGet(-received.size());
                    sqs.deleteMessageBatch(it -> it.queueUrl(url)
                            .entries(received.stream()
                                    .map(m -> DeleteMessageBatchRequestEntry.builder()
                                            .id(m.messageId())
                                            .receiptHandle(m.receiptHandle())
                                            .build())
                                    .toList()));
                }
            }
        });
    }

    private void mails(SqsClient sqs, SesV2Client ses) {
        String url = sqs.getQueueUrl(it -> it.queueName("feedback")).queueUrl();
        long before = aws.mailbox().total();
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            ses.sendBulkEmail(Bulk.request(IntStream.range(i * 50, i * 50 + 50)
                    .mapToObj(n -> "many" + n + "@example.com")
                    .toArray(String[]::new)));
        }
        print("1,000 recipients: accepted", "after %.0f ms".formatted(millisSince(start)));
        while (aws.mailbox().total() < before + 1_000) {
            Thread.onSpinWait();
        }
        print("1,000 recipients: handed over", "after %.0f ms".formatted(millisSince(start)));
        drain(sqs, url, 2, 1_000);
        print("1,000 recipients: events received", "after %.0f ms".formatted(millisSince(start)));
    }

    private void tables(DynamoDbClient proxied) {
        try (DynamoProcess bare = DynamoProcess.start(Fixture.WORK_DIR, DynamoProcess.Cache.OFF, Optional.empty())) {
            DynamoDbClient direct = client(DynamoDbClient.builder(), bare.uri());
            direct.createTable(it -> it.tableName("figures")
                    .billingMode("PAY_PER_REQUEST")
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName("pk")
                            .attributeType("S")
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName("pk")
                            .keyType("HASH")
                            .build()));
            double[] through = puts(proxied, 1_500);
            double[] past = puts(direct, 1_500);
            print("put through the proxy", "p50 %.2f ms, mean %.2f ms".formatted(through[0], through[1]));
            print("put past the proxy", "p50 %.2f ms, mean %.2f ms".formatted(past[0], past[1]));
        }
    }

    private static double[] puts(DynamoDbClient dynamo, int calls) {
        double[] millis = new double[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            String key = "k" + i;
            dynamo.putItem(it -> it.tableName("figures")
                    .item(Map.of("pk", AttributeValue.fromS(key), "v", AttributeValue.fromS("x".repeat(300)))));
            millis[i] = millisSince(start);
        }
        double[] warm = Arrays.copyOfRange(millis, calls / 3, calls);
        Arrays.sort(warm);
        return new double[] {
            warm[warm.length / 2], Arrays.stream(warm).average().orElse(0)
        };
    }

    private interface Share {
        void run(int number);
    }

    private static void inParallel(int threads, Share share) {
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            int number = i;
            Thread.ofPlatform().start(() -> {
                share.run(number);
                done.countDown();
            });
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, aws.endpoint());
    }

    private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALFIGURES", "x")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(60)))
                .build();
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static double perSecond(int count, long since) {
        return count / (millisSince(since) / 1_000);
    }

    private static void print(String what, String figure) {
        System.out.println("%-48s %-32s CPU so far %.1f s".formatted(what, figure, CPU.getProcessCpuTime() / 1e9));
    }
}
