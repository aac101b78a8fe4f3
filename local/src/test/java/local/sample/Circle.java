package local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Leaves a file, and sends something to where it will come from, with the SDK as it is: {@code WAY} says where, {@code TO} whither. */
public final class Circle implements RequestHandler<Map<String, Object>, String> {
    private final UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder();
    private final String to = System.getenv("TO");

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        try {
            Files.createTempFile(Files.createDirectories(Path.of(System.getenv("KEPT"))), "hop", "");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return switch (System.getenv("WAY")) {
            case "queue" -> toQueue();
            case "topic" -> toTopic();
            default -> toFunction();
        };
    }

    private String toQueue() {
        try (SqsClient sqs = SqsClient.builder().httpClientBuilder(http).build()) {
            return sqs.sendMessage(it -> it.queueUrl(to).messageBody("again")).messageId();
        }
    }

    private String toTopic() {
        try (SnsClient sns = SnsClient.builder().httpClientBuilder(http).build()) {
            return sns.publish(it -> it.topicArn(to).message("again")).messageId();
        }
    }

    private String toFunction() {
        try (LambdaClient lambda =
                LambdaClient.builder().httpClientBuilder(http).build()) {
            var answer = lambda.invoke(it -> it.functionName(to)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String("{\"again\": true}")));
            return String.valueOf(answer.statusCode());
        }
    }
}
