import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A function's first DynamoDB call, then many: endpoint, class of the SdkHttpService, calls per thread (0: stop after the first). */
public class HttpStart {
    public static void main(String[] args) throws Exception {
        SdkHttpClient http = ((SdkHttpService) Class.forName(args[1]).getConstructor().newInstance())
                .createHttpClientBuilder()
                .build();
        var dynamo = DynamoDbClient.builder()
                .httpClient(http)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCAL", "x")))
                .endpointOverride(URI.create(args[0]))
                .build();
        System.out.println("INIT");
        put(dynamo);
        System.out.println("FIRST");
        int calls = Integer.parseInt(args[2]);
        if (calls == 0) {
            return;
        }
        run(dynamo, 1, calls);
        System.out.println("one thread: " + run(dynamo, 1, calls) + "/s");
        System.out.println("four threads: " + run(dynamo, 4, calls) + "/s");
        System.exit(0);
    }

    private static long run(DynamoDbClient dynamo, int threads, int calls) {
        long from = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < threads; i++) {
                pool.submit(() -> {
                    for (int n = 0; n < calls; n++) {
                        put(dynamo);
                    }
                });
            }
        }
        return (long) threads * calls * 1_000_000_000L / (System.nanoTime() - from);
    }

    private static void put(DynamoDbClient dynamo) {
        dynamo.putItem(it -> it.tableName("t")
                .item(Map.of("pk", AttributeValue.fromS("BATCH#1"), "sk", AttributeValue.fromS("META"), "data", AttributeValue.fromS("x".repeat(400)))));
    }
}
