/** The report's figures for machines, by the schema beside it. */
@NullMarked
package comparison.report.json;

import org.jspecify.annotations.NullMarked;
