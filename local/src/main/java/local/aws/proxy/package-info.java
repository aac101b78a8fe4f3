/** The one HTTP endpoint of every AWS service: who calls what is read off the signature, counted, and what goes wrong is asked. */
@NullMarked
package local.aws.proxy;

import org.jspecify.annotations.NullMarked;
