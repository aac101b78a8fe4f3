/** What is compared and how much of it is measured: read from a folder of contenders, spread over rounds, before anything runs. */
@NullMarked
package comparison.measure.plan;

import org.jspecify.annotations.NullMarked;
