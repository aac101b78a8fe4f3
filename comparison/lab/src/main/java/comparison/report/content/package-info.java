/** The report's chapters as text, tables and charts, the numbers worded and rounded. Writers only lay it out. */
@NullMarked
package comparison.report.content;

import org.jspecify.annotations.NullMarked;
