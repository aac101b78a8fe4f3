/** What the traffic would have cost on AWS: sums what is used, and puts prices to it. */
@NullMarked
package local.bill;

import org.jspecify.annotations.NullMarked;
