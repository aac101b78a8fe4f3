/** Tests of the report's content. */
@NullMarked
package comparison.report.content;

import org.jspecify.annotations.NullMarked;
