/** SNS in memory: topics that deliver to queues, through filter policies. */
@NullMarked
package local.aws.sns;

import org.jspecify.annotations.NullMarked;
