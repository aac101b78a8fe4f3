/** Every endpoint of the batches API in one Micronaut function. It translates between HTTP and the use cases, and decides nothing. */
@NullMarked
package mailroom.batches.routed;

import org.jspecify.annotations.NullMarked;
