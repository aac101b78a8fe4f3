/** What every part of the runtime tells or asks while it works: progress, what is used, what is to go wrong. */
@NullMarked
package local.observe;

import org.jspecify.annotations.NullMarked;
