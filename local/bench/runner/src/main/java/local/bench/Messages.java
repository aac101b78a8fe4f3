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
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sends to one queue as an SDK would, ten at a time, and asks how many are left. */
final class Messages implements AutoCloseable {
    private static final int BATCH = 10;
    private static final int CONNECTIONS = 8;
    private static final int CALLS_AT_A_TIME = 500;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String BODY = "x".repeat(500);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    private final Context loop = vertx.getOrCreateContext();
    private final ObjectMapper json = new ObjectMapper();
    private final URI endpoint;
    private final String queue;

    Messages(URI endpoint, String queueUrl) {
        this.endpoint = endpoint;
        this.queue = queueUrl;
    }

    /** Returns when all are in the queue or beyond it. */
    void send(int messages) {
        List<Future<ObjectNode>> calls = new ArrayList<>();
        for (int sent = 0; sent < messages; sent += BATCH) {
            ObjectNode input = input();
            ArrayNode entries = input.putArray("Entries");
            for (int i = 0; i < BATCH; i++) {
                entries.addObject().put("Id", Integer.toString(i)).put("MessageBody", BODY);
            }
            calls.add(call("SendMessageBatch", input));
            if (calls.size() == CALLS_AT_A_TIME) {
                Future.all(calls).await();
                calls.clear();
            }
        }
        Future.all(calls).await();
    }

    /** Returns when none is in the queue, and none is with a function. */
    void awaitNone() {
        while (left() > 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private int left() {
        ObjectNode input = input();
        input.putArray("AttributeNames").add("All");
        var attributes = call("GetQueueAttributes", input).await().path("Attributes");
        return attributes.path("ApproximateNumberOfMessages").asInt()
                + attributes.path("ApproximateNumberOfMessagesNotVisible").asInt();
    }

    private ObjectNode input() {
        return json.createObjectNode().put("QueueUrl", queue);
    }

    private Future<ObjectNode> call(String operation, ObjectNode input) {
        Promise<ObjectNode> answer = Promise.promise();
        loop.runOnContext(go -> send(operation, input).onComplete(answer));
        return answer.future();
    }

    /** On the loop only: elsewhere a body could come before it is asked for. */
    private Future<ObjectNode> send(String operation, ObjectNode input) {
        return http.request(HttpMethod.POST, endpoint.getPort(), endpoint.getHost(), "/")
                .compose(it -> it.putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("X-Amz-Target", "AmazonSQS." + operation)
                        .putHeader(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=BENCH/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0")
                        .send(Buffer.buffer(input.toString())))
                .compose(it -> it.body())
                .map(this::read);
    }

    private ObjectNode read(Buffer body) {
        try {
            return json.readValue(body.getBytes(), ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close().await();
        vertx.close().await();
    }
}
