/** Runs a SAM template of Java functions on this machine: {@link local.LocalStack} puts the parts together. */
@NullMarked
package local;

import org.jspecify.annotations.NullMarked;
