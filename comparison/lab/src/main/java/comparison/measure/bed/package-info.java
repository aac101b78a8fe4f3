/** Where contenders run while they are measured: the local runtime with their functions, tables and seed, and a CPU of their own. */
@NullMarked
package comparison.measure.bed;

import org.jspecify.annotations.NullMarked;
