package comparison.measure.bed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import local.aws.proxy.Credential;
import local.template.Resource;
import local.template.Stack;

/** Items that are in a table before anything is measured: a list in DynamoDB's JSON. Seeding makes DynamoDB warm, too. */
public final class Seed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUTHORIZATION = Credential.header("LOCALSEED", "us-east-1", "dynamodb");

    private Seed() {}

    /**
     * Puts all items of a file.
     *
     * @throws MeasureException the file, a table or an item that is not as it must be
     */
    public static void put(Path file, String table, Stack stack, URI endpoint) {
        Resource resource = stack.find(table)
                .orElseThrow(() -> new MeasureException("there is no table %s in the template".formatted(table)));
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (JsonNode item : JSON.readTree(file.toFile())) {
                put(http, endpoint, resource.ref(), item);
            }
        } catch (IOException e) {
            throw new MeasureException("cannot seed from %s: %s".formatted(file, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasureException("interrupted while seeding", e);
        }
    }

    private static void put(HttpClient http, URI endpoint, String table, JsonNode item)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("TableName", table);
        body.set("Item", item);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "DynamoDB_20120810.PutItem")
                        .header("Authorization", AUTHORIZATION)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new MeasureException("%s refuses an item of the seed: %s".formatted(table, answer.body()));
        }
    }
}
