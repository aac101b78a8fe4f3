/** What was measured and simulated, as a page, as Markdown and as JSON: {@link comparison.report.Reports} computes once and writes all three. */
@NullMarked
package comparison.report;

import org.jspecify.annotations.NullMarked;
