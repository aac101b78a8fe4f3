/** Functions that do next to nothing: what is measured with them is the runtime. */
@NullMarked
package local.bench.function;

import org.jspecify.annotations.NullMarked;
