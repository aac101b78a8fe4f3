/** Tests of the report's html. */
@NullMarked
package comparison.report.html;

import org.jspecify.annotations.NullMarked;
