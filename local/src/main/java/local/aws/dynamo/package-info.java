/** DynamoDBLocal as a process of its own, and the tables in it. */
@NullMarked
package local.aws.dynamo;

import org.jspecify.annotations.NullMarked;
