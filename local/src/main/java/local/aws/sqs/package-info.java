/** An SQS of our own in memory: why not ElasticMQ stands in the decision record on local queues. */
@NullMarked
package local.aws.sqs;

import org.jspecify.annotations.NullMarked;
