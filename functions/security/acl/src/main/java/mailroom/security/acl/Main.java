package mailroom.security.acl;

import java.security.SecureRandom;
import java.time.Clock;
import mailroom.platform.AwsClients;
import mailroom.platform.Settings;
import mailroom.security.adapter.SecurityAdapters;
import mailroom.security.domain.TakeSnapshot;
import mailroom.security.port.AclTopic;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The composition root of both functions: the only place that reads the environment and makes clients. */
final class Main {
    private final AwsClients aws = new AwsClients();
    private final Settings settings;

    Main(Settings settings) {
        this.settings = settings;
    }

    AclTopic topic() {
        return SecurityAdapters.aclTopic(
                aws.client(SnsClient.builder()), settings.required("ACL_TOPIC_ARN"), new SecureRandom());
    }

    TakeSnapshot snapshot() {
        DynamoDbClient dynamo = aws.client(DynamoDbClient.builder());
        String table = settings.required("SECURITY_TABLE");
        return new TakeSnapshot(
                SecurityAdapters.changes(dynamo, table), SecurityAdapters.aclEntries(dynamo, table, Clock.systemUTC()));
    }
}
