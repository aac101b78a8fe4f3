/** SSM's parameter store in memory. */
@NullMarked
package local.aws.ssm;

import org.jspecify.annotations.NullMarked;
