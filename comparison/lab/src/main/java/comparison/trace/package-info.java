/**
 * Traffic over time, to be simulated: read from logs or made from a description. A trace is streamed and can be opened any number of times; its
 * memory does not grow with its length.
 */
@NullMarked
package comparison.trace;

import org.jspecify.annotations.NullMarked;
