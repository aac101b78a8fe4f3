/** What can be counted of a contender: bytes, jars, resources, permissions, lines, and what a change redeploys. */
@NullMarked
package comparison.measure.statics;

import org.jspecify.annotations.NullMarked;
