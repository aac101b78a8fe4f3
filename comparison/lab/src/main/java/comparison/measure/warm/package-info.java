/** Sends requests to warm environments when they are due, whether or not the ones before were answered. */
@NullMarked
package comparison.measure.warm;

import org.jspecify.annotations.NullMarked;
