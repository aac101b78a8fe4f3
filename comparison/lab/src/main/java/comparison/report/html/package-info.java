/** The report as one HTML file that needs no network and no script, with its charts as inline SVG. */
@NullMarked
package comparison.report.html;

import org.jspecify.annotations.NullMarked;
