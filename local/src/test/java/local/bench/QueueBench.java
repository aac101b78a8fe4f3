package local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import local.aws.AwsOptions;
import local.aws.AwsServices;
import local.events.EventSources;
import local.lambda.Aot;
import local.lambda.InvokeResult;
import local.lambda.Invoker;
import local.lambda.LambdaHost;
import local.lambda.Samples;
import local.observe.Instruments;
import local.template.Names;
import local.template.Resource;
import local.template.Stack;

/**
 * Messages through a queue and its event source to a plain function in a real JVM, in batches of ten. Run with local's test class path:
 * {@code QueueBench [messages] [rounds]}, {@code -Dlocal.parts=target/local/parts}.
 */
public final class QueueBench implements AutoCloseable {
    private static final int BATCH = 10;
    private static final int CONNECTIONS = 8;
    private static final Pattern SENT = Pattern.compile("sent=(\\d+);");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final Context loop = vertx.getOrCreateContext();
    private final URI endpoint;
    private final String queue;

    /** @param endpoint of a running stack's services */
    public QueueBench(URI endpoint, String queueUrl) {
        this.endpoint = endpoint;
        this.queue = queueUrl;
    }

    public static void main(String[] args) throws IOException {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : 30_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("queue-bench");
        Vertx vertx = Vertx.vertx();
        Optional<Path> data = Optional.ofNullable(System.getProperty("data")).map(Path::of);
        var options = new AwsOptions(folder, Optional.empty(), false, false, data, Instruments.NONE);
        try (AwsServices aws = AwsServices.listen(vertx, options)) {
            Samples samples = new Samples(folder).function("Taker", "local.sample.Batches", EVENTS);
            Stack stack = stack(samples.stack(), aws.endpoint());
            aws.provision(stack, line -> {});
            try (LambdaHost host = LambdaHost.start(vertx, stack, samples.options(Aot.OFF), line -> {});
                    QueueBench bench = new QueueBench(aws.endpoint(), aws.endpoint() + "/000000000000/work")) {
                host.spawnAhead().join();
                bench.rounds(vertx, stack, host, aws, messages, rounds);
            }
        }
        vertx.close().await();
    }

    private void rounds(Vertx on, Stack stack, LambdaHost host, AwsServices aws, int messages, int rounds) {
        ConcurrentLinkedQueue<Long> handed = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> waited = new ConcurrentLinkedQueue<>();
        Invoker timed = new Invoker() {
            @Override
            public CompletableFuture<InvokeResult> invoke(String function, String payload) {
                long now = System.nanoTime();
                handed.add(now);
                Matcher sent = SENT.matcher(payload);
                while (sent.find()) {
                    waited.add(now - Long.parseLong(sent.group(1)));
                }
                return host.invoke(function, payload);
            }
        };
        for (int round = 1; round <= rounds; round++) {
            LockSupport.parkNanos(500_000_000); // until the last round's long poll is taken back
            send(messages);
            long start = System.nanoTime();
            var links = new EventSources.Links(
                    timed, (function, payload) -> {}, aws.endpoint(), aws.topics(), Optional.empty(), Instruments.NONE);
            try (var sources = EventSources.start(on, stack, links, line -> {})) {
                Objects.requireNonNull(sources);
                awaitEmpty();
                double preloaded = perSecond(messages, start);
                double flowing = messagesPerSecond(messages);
                handed.clear();
                System.out.printf(
                        "round %d: %.0f/s of a full queue, %.0f/s while they are sent; one message to an idle queue: %s; at 2,000/s: %s; environments %d%n",
                        round,
                        preloaded,
                        flowing,
                        idle(handed),
                        paced(waited),
                        host.environments("Taker").size());
            }
        }
    }

    /** Sends so many messages to the running stack's queue and waits until none is left there. */
    public double messagesPerSecond(int messages) {
        long start = System.nanoTime();
        send(messages);
        awaitEmpty();
        return perSecond(messages, start);
    }

    /** Sends ten messages every 5 ms for two seconds: how long does each wait until it is handed to the function? */
    private String paced(ConcurrentLinkedQueue<Long> waited) {
        waited.clear();
        long start = System.nanoTime();
        for (int batch = 0; batch < 400; batch++) {
            while (System.nanoTime() - start < batch * 5_000_000L) {
                LockSupport.parkNanos(100_000);
            }
            ObjectNode input = object();
            ArrayNode entries = input.putArray("Entries");
            for (int i = 0; i < BATCH; i++) {
                entries.addObject().put("Id", "" + i).put("MessageBody", "sent=%d;".formatted(System.nanoTime()));
            }
            var _ = call("SendMessageBatch", input);
        }
        while (waited.size() < 400 * BATCH) {
            LockSupport.parkNanos(1_000_000);
        }
        List<Double> millis = waited.stream().map(it -> it / 1e6).sorted().toList();
        awaitEmpty();
        return "p50 %.2f ms, p95 %.2f ms, worst %.1f ms"
                .formatted(millis.get(millis.size() / 2), millis.get(millis.size() * 95 / 100), millis.getLast());
    }

    private String idle(ConcurrentLinkedQueue<Long> handed) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            handed.clear();
            long sent = System.nanoTime();
            call("SendMessage", object().put("MessageBody", "x")).await();
            while (handed.isEmpty()) {
                Thread.onSpinWait();
            }
            millis.add((handed.remove() - sent) / 1e6);
            awaitEmpty();
        }
        millis.sort(Double::compare);
        return "p50 %.2f ms, p95 %.2f ms, worst %.1f ms".formatted(millis.get(100), millis.get(190), millis.getLast());
    }

    private void send(int messages) {
        String body = "x".repeat(500);
        List<Future<ObjectNode>> calls = new ArrayList<>();
        for (int sent = 0; sent < messages; sent += BATCH) {
            ObjectNode input = object();
            ArrayNode entries = input.putArray("Entries");
            for (int i = 0; i < BATCH; i++) {
                entries.addObject().put("Id", "" + i).put("MessageBody", body);
            }
            calls.add(call("SendMessageBatch", input));
            if (calls.size() == 500) {
                Future.all(calls).await();
                calls.clear();
            }
        }
        Future.all(calls).await();
    }

    private void awaitEmpty() {
        ObjectNode input = object();
        input.putArray("AttributeNames").add("All");
        while (true) {
            var attributes =
                    call("GetQueueAttributes", input.deepCopy()).await().path("Attributes");
            if (attributes.path("ApproximateNumberOfMessages").asInt()
                            + attributes
                                    .path("ApproximateNumberOfMessagesNotVisible")
                                    .asInt()
                    == 0) {
                return;
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private ObjectNode object() {
        return JSON.createObjectNode().put("QueueUrl", queue);
    }

    private Future<ObjectNode> call(String operation, ObjectNode input) {
        Promise<ObjectNode> answer = Promise.promise();
        loop.runOnContext(go -> send(operation, input).onComplete(answer));
        return answer.future();
    }

    private Future<ObjectNode> send(String operation, ObjectNode input) {
        return http.request(HttpMethod.POST, endpoint.getPort(), endpoint.getHost(), "/")
                .compose(it -> it.putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("X-Amz-Target", "AmazonSQS." + operation)
                        .putHeader(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=BENCH/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0")
                        .send(Buffer.buffer(input.toString())))
                .compose(it -> it.body())
                .map(QueueBench::read);
    }

    private static ObjectNode read(Buffer body) {
        try {
            return (ObjectNode) JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final String EVENTS = """
        {'Events': {'Work': {'Type': 'SQS', 'Properties': {'Queue': 'arn:aws:sqs:us-east-1:000000000000:work',
         'BatchSize': 10, 'FunctionResponseTypes': ['ReportBatchItemFailures']}}}}""";

    private static Stack stack(Stack functions, URI endpoint) {
        List<Resource> resources = new ArrayList<>(functions.resources());
        resources.add(new Resource(
                "Work",
                "AWS::SQS::Queue",
                endpoint + "/000000000000/work",
                Map.of("Arn", "arn:aws:sqs:us-east-1:000000000000:work"),
                Samples.json("{'QueueName': 'work'}"),
                Samples.json("{}")));
        return new Stack(
                new Names("bench", "us-east-1", "000000000000", endpoint),
                functions.folder(),
                Map.of(),
                resources,
                Map.of(),
                List.of());
    }

    private static double perSecond(int count, long since) {
        return count / ((System.nanoTime() - since) / 1e9);
    }

    @Override
    public void close() {
        http.close().await();
        vertx.close().await();
    }
}
