@NullMarked
package local.bill;

import org.jspecify.annotations.NullMarked;
