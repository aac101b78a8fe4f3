/** API Gateway's HTTP API: routes, the Lambda authorizer with its cache, payload format 2.0. */
@NullMarked
package local.gateway;

import org.jspecify.annotations.NullMarked;
