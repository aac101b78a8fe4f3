/** What the use cases need of the world, one verb each. */
@NullMarked
package mailroom.batches.port;

import org.jspecify.annotations.NullMarked;
