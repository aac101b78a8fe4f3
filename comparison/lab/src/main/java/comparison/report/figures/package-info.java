/** Everything that a report computes: percentiles, ratios, intervals, targets. Milliseconds, bytes and shares, unrounded; nothing here knows how it is shown. */
@NullMarked
package comparison.report.figures;

import org.jspecify.annotations.NullMarked;
