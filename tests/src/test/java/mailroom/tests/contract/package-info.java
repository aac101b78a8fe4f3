/** The ports' contracts over the real adapters, on the local services that the real template describes. */
@NullMarked
package mailroom.tests.contract;

import org.jspecify.annotations.NullMarked;
