/** The report as Markdown, for a repository or a pull request. */
@NullMarked
package comparison.report.markdown;

import org.jspecify.annotations.NullMarked;
