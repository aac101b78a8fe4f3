/** KMS in memory: signing keys on the curve P-256. */
@NullMarked
package local.aws.kms;

import org.jspecify.annotations.NullMarked;
