/** Which grouping serves a trace best: the trace is replayed against each possible function, and groupings are weighed by what came out. */
@NullMarked
package comparison.advise.judge;

import org.jspecify.annotations.NullMarked;
