/** The one HTTP endpoint of every AWS service: who calls what is read off the signature, counted, and may be intercepted. */
@NullMarked
package local.aws.proxy;

import org.jspecify.annotations.NullMarked;
