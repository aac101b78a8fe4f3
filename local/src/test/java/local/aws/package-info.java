/** The services as the real SDK clients see them. */
@NullMarked
package local.aws;

import org.jspecify.annotations.NullMarked;
