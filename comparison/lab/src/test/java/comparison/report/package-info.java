/** The report over runs that are made up: whole, incomplete, tied, hostile. */
@NullMarked
package comparison.report;

import org.jspecify.annotations.NullMarked;
