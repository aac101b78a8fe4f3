package local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import local.aws.AwsOptions;
import local.aws.AwsServices;
import local.lambda.Aot;
import local.lambda.InvokeContext;
import local.lambda.InvokeResult;
import local.lambda.Invoker;
import local.lambda.LambdaHost;
import local.lambda.Samples;
import local.observe.Instruments;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole way: an SDK client sends, a queue of the stack keeps, a source takes, a function gets. */
class EventSourcesTest {
    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";
    private static final String FIFO = """
        {'Events': {'E': {'Type': 'SQS', 'Properties': {'Queue': '%swork.fifo', 'BatchSize': 4,
         'FunctionResponseTypes': ['ReportBatchItemFailures']}}}}""".formatted(ARN);

    @TempDir
    Path folder;

    private final List<InvokeContext> contexts = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private AwsServices aws;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        aws = AwsServices.listen(vertx, new AwsOptions(folder, Optional.empty(), false, false));
    }

    @AfterEach
    void close() {
        aws.close();
        vertx.close().await();
    }

    @Test
    void each_group_comes_in_order_and_in_one_batch_at_a_time_whatever_fails() throws IOException {
        Stack stack = stack(new Samples(folder).probe("F", FIFO), "{'FifoQueue': true, 'VisibilityTimeout': 1}");
        Map<String, List<String>> done = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
        List<String> violations = new CopyOnWriteArrayList<>();
        AtomicInteger failures = new AtomicInteger(4);
        Executor later = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);
        Invoker function = (name, payload) -> {
            List<JsonNode> records = Json.elements(
                            Json.parse(payload).orElseThrow().path("Records"))
                    .toList();
            List<String> groups = records.stream()
                    .map(it -> it.path("attributes").path("MessageGroupId").asText())
                    .distinct()
                    .toList();
            groups.forEach(it -> {
                if (inFlight.computeIfAbsent(it, g -> new AtomicInteger()).incrementAndGet() > 1) {
                    violations.add("two batches of " + it);
                }
            });
            boolean fails = ThreadLocalRandom.current().nextInt(8) == 0 && failures.getAndDecrement() > 0;
            int first = fails ? records.size() / 2 : records.size();
            return CompletableFuture.supplyAsync(
                    () -> {
                        records.subList(0, first).forEach(it -> done.computeIfAbsent(
                                        it.path("attributes")
                                                .path("MessageGroupId")
                                                .asText(),
                                        g -> new CopyOnWriteArrayList<>())
                                .add(it.path("body").asText()));
                        groups.forEach(it -> inFlight.get(it).decrementAndGet());
                        return new InvokeResult.Answered(
                                fails
                                        ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
                                                .formatted(records.get(first)
                                                        .path("messageId")
                                                        .asText())
                                        : "{}");
                    },
                    later);
        };
        try (EventSources sources = start(stack, function);
                SqsClient sqs = sqs()) {
            assertThat(sources).isNotNull();
            String url = sqs.getQueueUrl(it -> it.queueName("work.fifo")).queueUrl();
            for (int i = 0; i < 60; i++) {
                int number = i;
                sqs.sendMessage(it -> it.queueUrl(url)
                        .messageBody("" + number / 3)
                        .messageGroupId("g" + number % 3)
                        .messageDeduplicationId("" + number));
            }

            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> done.values().stream().mapToInt(List::size).sum() >= 60);
        }
        List<String> inOrder =
                IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        assertThat(violations).isEmpty();
        assertThat(done).isEqualTo(Map.of("g0", inOrder, "g1", inOrder, "g2", inOrder));
    }

    @Test
    void the_trace_of_who_sent_reaches_the_function() throws IOException {
        Stack stack = stack(new Samples(folder).probe("F", FIFO), "{'FifoQueue': true}");
        Invoker function = new Invoker() {
            @Override
            public CompletableFuture<InvokeResult> invoke(String name, String payload) {
                return CompletableFuture.completedFuture(new InvokeResult.Answered("{}"));
            }

            @Override
            public CompletableFuture<InvokeResult> invoke(String name, String payload, InvokeContext context) {
                contexts.add(context);
                return invoke(name, payload);
            }
        };
        try (EventSources sources = start(stack, function);
                SqsClient sqs = sqs()) {
            assertThat(sources).isNotNull();
            String url = sqs.getQueueUrl(it -> it.queueName("work.fifo")).queueUrl();
            sqs.sendMessage(it -> it.queueUrl(url)
                    .messageBody("a")
                    .messageGroupId("g")
                    .messageDeduplicationId("a")
                    .overrideConfiguration(o -> o.putHeader("X-Amzn-Trace-Id", "Root=1-a;Lineage=1:b:3")));

            await().until(() -> !contexts.isEmpty());
        }
        assertThat(contexts)
                .containsExactly(new InvokeContext(Optional.empty(), Optional.of("Root=1-a;Lineage=1:b:3")));
    }

    @Test
    void a_fifo_queue_s_message_reaches_a_function_in_a_real_jvm_and_every_call_is_counted() throws IOException {
        Samples samples = new Samples(folder).function("F", "local.sample.Batches", FIFO);
        Stack stack = stack(samples, "{'FifoQueue': true}");
        try (LambdaHost host = LambdaHost.start(vertx, stack, samples.options(Aot.OFF), line -> {});
                EventSources sources = start(stack, host);
                SqsClient sqs = sqs()) {
            assertThat(sources).isNotNull();
            String url = sqs.getQueueUrl(it -> it.queueName("work.fifo")).queueUrl();
            sqs.sendMessage(
                    it -> it.queueUrl(url).messageBody("a").messageGroupId("g").messageDeduplicationId("a"));

            await().atMost(20, TimeUnit.SECONDS)
                    .until(() ->
                            aws.calls().count("LOCALF", local.aws.proxy.AwsService.SQS, "DeleteMessageBatch") == 1);
        }
        assertThat(aws.calls().count("LOCALF", local.aws.proxy.AwsService.SQS, "ReceiveMessage"))
                .isPositive();
    }

    private EventSources start(Stack stack, Invoker function) {
        aws.provision(stack, line -> {});
        var links = new EventSources.Links(
                function, (name, payload) -> {}, aws.endpoint(), aws.topics(), Optional.empty(), Instruments.NONE);
        return EventSources.start(vertx, stack, links, line -> {});
    }

    private SqsClient sqs() {
        return SqsClient.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALTEST", "x")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private Stack stack(Samples samples, String queue) {
        Stack functions = samples.stack();
        List<Resource> resources = new ArrayList<>(functions.resources());
        ObjectNode properties = Samples.json(queue);
        resources.add(new Resource(
                "Work",
                "AWS::SQS::Queue",
                aws.endpoint() + "/000000000000/work.fifo",
                new HashMap<>(Map.of("Arn", ARN + "work.fifo")),
                properties,
                Samples.json("{}")));
        return new Stack(
                new Names("sample", "us-east-1", "000000000000", aws.endpoint()),
                functions.folder(),
                Map.of(),
                resources,
                Map.of(),
                List.of());
    }
}
