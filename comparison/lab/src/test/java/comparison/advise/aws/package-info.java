@NullMarked
package comparison.advise.aws;

import org.jspecify.annotations.NullMarked;
