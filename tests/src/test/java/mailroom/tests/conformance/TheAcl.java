package mailroom.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import local.LocalStack;
import mailroom.access.Person;
import mailroom.access.adapter.AccessAdapters;
import mailroom.access.copy.Change;
import mailroom.access.copy.Entries;
import mailroom.access.copy.Head;
import mailroom.platform.Json;
import mailroom.tests.house.Checkout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The copy of the ACL with the policies that the measured contenders have, and people of each contender's team. */
final class TheAcl {
    private TheAcl() {}

    static void put(LocalStack local, List<String> teams) {
        String table = local.stack().find("BatchesTable").orElseThrow().ref();
        try (DynamoDbClient dynamo = dynamo(local)) {
            AccessAdapters copy = AccessAdapters.over(dynamo, table);
            copy.heads().replace(new Head(1, 1, Set.of(), Optional.empty(), policies(), Map.of()));
            person(copy.entries(), "blue", "blue", "sender");
            for (String team : teams) {
                person(copy.entries(), team, team, "sender");
                person(copy.entries(), "sender@" + team, team, "sender");
                person(copy.entries(), "viewer@" + team, team, "viewer");
            }
        }
    }

    private static void person(Entries entries, String subject, String team, String role) {
        entries.keep(new Change.OfPerson(1, subject, Optional.of(new Person(team, Set.of(role), false))));
    }

    private static Map<String, Head.Policy> policies() {
        try {
            JsonNode items = Json.read(Files.readString(Checkout.ROOT.resolve("comparison/contenders/seed.json")));
            JsonNode head = StreamSupport.stream(items.spliterator(), false)
                    .filter(it -> it.path("pk").path("S").asText().equals("ACL"))
                    .findFirst()
                    .orElseThrow();
            var policies = new HashMap<String, Head.Policy>();
            for (var policy : head.path("policies").path("M").properties()) {
                String text = policy.getValue().path("M").path("text").path("S").asText();
                policies.put(policy.getKey(), new Head.Policy(1, Optional.of(text)));
            }
            return policies;
        } catch (IOException | Json.Malformed e) {
            throw new AssertionError("seed.json has no copy of the ACL", e);
        }
    }

    private static DynamoDbClient dynamo(LocalStack local) {
        return DynamoDbClient.builder()
                .endpointOverride(local.awsEndpoint())
                .region(Region.of(local.stack().names().region()))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("LOCALTESTS", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
