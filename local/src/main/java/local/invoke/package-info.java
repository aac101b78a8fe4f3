/**
 * Lambda's own service: the Invoke API behind the AWS endpoint, asynchronous invocations with their retries and destinations, and the stop of
 * loops. {@link local.invoke.LambdaService} puts it together around the host that runs the functions.
 */
@NullMarked
package local.invoke;

import org.jspecify.annotations.NullMarked;
