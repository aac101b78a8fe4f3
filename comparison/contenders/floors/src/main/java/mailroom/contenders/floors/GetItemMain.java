package mailroom.contenders.floors;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** As {@link Layer}, with the SDK's client and one GetItem of a batch's own item: the floor of every function that reads the table. */
public final class GetItemMain implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final Layer layer = new Layer();
    private final DynamoDbClient client = new AwsClients().client(DynamoDbClient.builder());
    private final String table = Settings.ofProcess().required("BATCHES_TABLE");

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String id = event.getPathParameters().getOrDefault("id", "");
        var found = client.getItem(it -> it.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS("BATCH#" + id), "sk", AttributeValue.fromS("META")))
                .consistentRead(true));
        APIGatewayV2HTTPResponse answer = layer.handleRequest(event, context);
        answer.setStatusCode(found.hasItem() ? 200 : 404);
        return answer;
    }
}
