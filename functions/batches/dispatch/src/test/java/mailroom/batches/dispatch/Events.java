package mailroom.batches.dispatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import mailroom.platform.EventSource;
import mailroom.platform.Json;

/** Events as AWS writes them, read by the serializer that Lambda's runtime uses. */
final class Events {
    static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:pump";
    static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/batches";
    static final EventSource SOURCE = new EventSource(Set.of(QUEUE, TABLE));
    static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> null);

    private Events() {}

    static SQSEvent messages(String arn, String... bodies) {
        String records = Arrays.stream(bodies)
                .map(body -> """
                    {"messageId":"%d","receiptHandle":"r","body":%s,"attributes":{"ApproximateReceiveCount":"1"},
                     "messageAttributes":{},"md5OfBody":"x","eventSource":"aws:sqs","eventSourceARN":"%s","awsRegion":"us-east-1"}\
                    """.formatted(Arrays.asList(bodies).indexOf(body), quoted(body), arn))
                .collect(Collectors.joining(","));
        return read("{\"Records\":[%s]}".formatted(records), SQSEvent.class);
    }

    static DynamodbEvent stream(String... records) {
        return read("{\"Records\":[%s]}".formatted(String.join(",", records)), DynamodbEvent.class);
    }

    /** A record of the batches table's stream; {@code image} is the new image's attributes. */
    static String record(String sequenceNumber, String eventName, String image) {
        return """
            {"eventID":"%1$s","eventName":"%2$s","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"us-east-1",
             "dynamodb":{"ApproximateCreationDateTime":1795435200,"Keys":{"pk":{"S":"x"},"sk":{"S":"y"}},"NewImage":{%3$s},
              "SequenceNumber":"%1$s","SizeBytes":9,"StreamViewType":"NEW_IMAGE"},
             "eventSourceARN":"arn:aws:dynamodb:us-east-1:000000000000:table/batches/stream/2026-11-23T00:00:00.000"}\
            """.formatted(sequenceNumber, eventName, image);
    }

    private static String quoted(String text) {
        return Json.object().textNode(text).toString();
    }

    private static <T> T read(String json, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
