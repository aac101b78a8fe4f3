/** Event source mappings: SQS queues, DynamoDB streams, SNS topics, schedules. */
@NullMarked
package local.events;

import org.jspecify.annotations.NullMarked;
