/** Reads a deployed stack's functions and their reports from CloudFormation and CloudWatch Logs. */
@NullMarked
package comparison.advise.aws;

import org.jspecify.annotations.NullMarked;
