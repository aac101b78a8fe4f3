/** Tests that need the local runtime's own writers. */
@NullMarked
package local.lambda;

import org.jspecify.annotations.NullMarked;
