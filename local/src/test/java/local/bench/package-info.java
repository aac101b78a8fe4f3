/** What the runtime is measured with; each class prints its figures. */
@NullMarked
package local.bench;

import org.jspecify.annotations.NullMarked;
