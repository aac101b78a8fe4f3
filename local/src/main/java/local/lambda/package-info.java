/** Execution environments: real JVMs behind the Lambda Runtime API. */
@NullMarked
package local.lambda;

import org.jspecify.annotations.NullMarked;
