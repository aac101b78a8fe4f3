/** Measures the local runtime: what {@code docs/performance.md} says of it, anyone can measure again. */
@NullMarked
package local.bench;

import org.jspecify.annotations.NullMarked;
