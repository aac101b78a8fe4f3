/** Lambda's REPORT lines, in both of its log formats: what a start and a request really took. */
@NullMarked
package comparison.advise.report;

import org.jspecify.annotations.NullMarked;
