/** Tests of the report's figures. */
@NullMarked
package comparison.report.figures;

import org.jspecify.annotations.NullMarked;
