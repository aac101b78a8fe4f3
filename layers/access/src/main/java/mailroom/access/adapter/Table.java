package mailroom.access.adapter;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The service's own table, of which the copy has the keys that begin with {@code ACL}. */
record Table(DynamoDbClient client, String name) {}
