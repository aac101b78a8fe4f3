/** Event source mappings: SQS queues, DynamoDB streams, schedules. */
@NullMarked
package local.events;

import org.jspecify.annotations.NullMarked;
