/** The present grouping against the best that simulation and search find under the template's own rules. */
@NullMarked
package comparison.advise.judge;

import org.jspecify.annotations.NullMarked;
