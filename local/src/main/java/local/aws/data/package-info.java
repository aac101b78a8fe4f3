/** The folder in which a stack keeps what is to survive it. */
@NullMarked
package local.aws.data;

import org.jspecify.annotations.NullMarked;
