/** Functions that tests run in JVMs of their own. */
@NullMarked
package local.sample;

import org.jspecify.annotations.NullMarked;
