/** One plain function per endpoint of the batches API: each has the endpoint that it serves and nothing of the others. */
@NullMarked
package mailroom.batches.separate;

import org.jspecify.annotations.NullMarked;
