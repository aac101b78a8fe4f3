/** Times the search over groupings; {@code ./mailroom bench search} runs it. */
@NullMarked
package comparison.verdict.bench;

import org.jspecify.annotations.NullMarked;
