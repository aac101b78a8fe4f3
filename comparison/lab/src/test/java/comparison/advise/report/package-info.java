@NullMarked
package comparison.advise.report;

import org.jspecify.annotations.NullMarked;
