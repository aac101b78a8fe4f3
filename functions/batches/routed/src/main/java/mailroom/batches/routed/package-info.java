/** Every endpoint of the batches API in one Micronaut function: it routes, and decides nothing. */
@NullMarked
package mailroom.batches.routed;

import org.jspecify.annotations.NullMarked;
