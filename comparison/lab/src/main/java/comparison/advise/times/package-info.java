/** How long the application's functions take to come up and to answer, now and in any other grouping: observed, or assumed and said so. */
@NullMarked
package comparison.advise.times;

import org.jspecify.annotations.NullMarked;
