@NullMarked
package local.events;

import org.jspecify.annotations.NullMarked;
