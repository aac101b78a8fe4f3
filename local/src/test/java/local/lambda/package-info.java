@NullMarked
package local.lambda;

import org.jspecify.annotations.NullMarked;
